package continuo.model;

/// Weights as 32-bit floats.
final class SingleMatrix implements Matrix {

    private final int rows;
    private final int columns;
    private final float[] weights;

    SingleMatrix(int rows, int columns, float[] rowMajor) {
        this.rows = rows;
        this.columns = columns;
        this.weights = rowMajor.clone();
    }

    @Override
    public void addProduct(float[] x, float[] y) {
        for (int row = 0; row < rows; row++) {
            float factor = x[row];
            int start = row * columns;
            for (int j = 0; j < columns; j++) {
                y[j] += factor * weights[start + j];
            }
        }
    }

    @Override
    public void addRow(int row, float[] y) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            y[j] += weights[start + j];
        }
    }
}
