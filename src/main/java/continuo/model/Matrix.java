package continuo.model;

/// Weights from `rows` inputs to `columns` outputs. Immutable once it is filled.
interface Matrix {

    /// `y += x · this`, over the first `rows` values of `x`.
    void addProduct(float[] x, float[] y);

    /// `y += this[row]`: the product with an input that is one at `row` and zero elsewhere.
    void addRow(int row, float[] y);

    /// Used while it is read from a file, and not again.
    void set(int row, int column, float weight);

    /// All zeros.
    static Matrix zero(Precision precision, int rows, int columns) {
        return switch (precision) {
            case HALF -> new HalfMatrix(rows, columns);
            case SINGLE -> new SingleMatrix(rows, columns);
        };
    }

    static Matrix of(Precision precision, int rows, int columns, float[] rowMajor) {
        Matrix matrix = zero(precision, rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.set(i / columns, i % columns, rowMajor[i]);
        }
        return matrix;
    }
}
