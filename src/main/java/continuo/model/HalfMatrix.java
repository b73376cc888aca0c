package continuo.model;

/// Weights as 16-bit floats, row after row.
///
/// The loops over `j` become SIMD: four rows at a time, so that `y` is loaded and stored a quarter as often; eight
/// are too many for the compiler.
final class HalfMatrix implements Matrix {

    private final int rows;
    private final int columns;
    private final short[] weights;

    HalfMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        weights = new short[rows * columns];
    }

    @Override
    public void set(int row, int column, float weight) {
        weights[row * columns + column] = Float.floatToFloat16(weight);
    }

    @Override
    public void addProduct(float[] x, float[] y) {
        int row = 0;
        for (; row + 3 < rows; row += 4) {
            addFourRows(row, x, y);
        }
        for (; row < rows; row++) {
            addRow(row, x[row], y);
        }
    }

    @Override
    public void addRow(int row, float[] y) {
        addRow(row, 1, y);
    }

    private void addRow(int row, float factor, float[] y) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            y[j] = Math.fma(factor, Float.float16ToFloat(weights[start + j]), y[j]);
        }
    }

    private void addFourRows(int row, float[] x, float[] y) {
        float factor0 = x[row];
        float factor1 = x[row + 1];
        float factor2 = x[row + 2];
        float factor3 = x[row + 3];
        int start0 = row * columns;
        int start1 = start0 + columns;
        int start2 = start1 + columns;
        int start3 = start2 + columns;
        for (int j = 0; j < columns; j++) {
            float sum = Math.fma(factor0, Float.float16ToFloat(weights[start0 + j]), y[j]);
            sum = Math.fma(factor1, Float.float16ToFloat(weights[start1 + j]), sum);
            sum = Math.fma(factor2, Float.float16ToFloat(weights[start2 + j]), sum);
            y[j] = Math.fma(factor3, Float.float16ToFloat(weights[start3 + j]), sum);
        }
    }
}
