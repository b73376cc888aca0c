package continuo.model;

/// Weights as 32-bit floats. Each row is an array of its own: the compiler makes SIMD of sums of two `float[]` only
/// where both are indexed alike.
final class SingleMatrix implements Matrix {

    private final float[][] rows;

    SingleMatrix(int rows, int columns) {
        this.rows = new float[rows][columns];
    }

    @Override
    public void set(int row, int column, float weight) {
        rows[row][column] = weight;
    }

    @Override
    public void addProduct(float[] x, float[] y) {
        int row = 0;
        for (; row + 3 < rows.length; row += 4) {
            addFourRows(row, x, y);
        }
        for (; row < rows.length; row++) {
            addRow(row, x[row], y);
        }
    }

    @Override
    public void addRow(int row, float[] y) {
        addRow(row, 1, y);
    }

    private void addRow(int row, float factor, float[] y) {
        float[] weights = rows[row];
        for (int j = 0; j < weights.length; j++) {
            y[j] = Math.fma(factor, weights[j], y[j]);
        }
    }

    private void addFourRows(int row, float[] x, float[] y) {
        float factor0 = x[row];
        float factor1 = x[row + 1];
        float factor2 = x[row + 2];
        float factor3 = x[row + 3];
        float[] row0 = rows[row];
        float[] row1 = rows[row + 1];
        float[] row2 = rows[row + 2];
        float[] row3 = rows[row + 3];
        for (int j = 0; j < row0.length; j++) {
            float sum = Math.fma(factor0, row0[j], y[j]);
            sum = Math.fma(factor1, row1[j], sum);
            sum = Math.fma(factor2, row2[j], sum);
            y[j] = Math.fma(factor3, row3[j], sum);
        }
    }
}
