package continuo.model;

/// Weights from `rows` inputs to `columns` outputs. Immutable.
interface Matrix {

    /// `y += x · this`, over the first `rows` values of `x`.
    void addProduct(float[] x, float[] y);

    /// `y += this[row]`: the product with an input that is one at `row` and zero elsewhere.
    void addRow(int row, float[] y);

    static Matrix of(Precision precision, int rows, int columns, float[] rowMajor) {
        return switch (precision) {
            case HALF -> new HalfMatrix(rows, columns, rowMajor);
            case SINGLE -> new SingleMatrix(rows, columns, rowMajor);
        };
    }
}
