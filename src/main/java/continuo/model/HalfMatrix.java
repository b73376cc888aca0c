package continuo.model;

/// Weights as 16-bit floats.
final class HalfMatrix implements Matrix {

    private final int rows;
    private final int columns;
    private final short[] weights;

    HalfMatrix(int rows, int columns, float[] rowMajor) {
        this.rows = rows;
        this.columns = columns;
        weights = new short[rowMajor.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Float.floatToFloat16(rowMajor[i]);
        }
    }

    @Override
    public void addProduct(float[] x, float[] y) {
        for (int row = 0; row < rows; row++) {
            float factor = x[row];
            int start = row * columns;
            for (int j = 0; j < columns; j++) {
                y[j] += factor * Float.float16ToFloat(weights[start + j]);
            }
        }
    }

    @Override
    public void addRow(int row, float[] y) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            y[j] += Float.float16ToFloat(weights[start + j]);
        }
    }
}
