package continuo.learn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/// Matrix products by the OpenBLAS that ND4J ships, on Java arrays without copying them. Each call runs on the calling
/// thread alone: the trainer's workers are the threads.
@SuppressWarnings("restricted") // native access is granted by the manifest and the launcher
public final class Blas {

    private static final int ROW_MAJOR = 101;
    private static final int AS_IS = 111;
    private static final int TRANSPOSED = 112;

    // void cblas_sgemm(CBLAS_LAYOUT layout, CBLAS_TRANSPOSE transA, CBLAS_TRANSPOSE transB, int m, int n, int k,
    //     float alpha, const float *a, int lda, const float *b, int ldb, float beta, float *c, int ldc)
    private static final MethodHandle SGEMM;

    static {
        String library = Loader.load(openblas_nolapack.class);
        openblas_nolapack.blas_set_num_threads(1);
        SGEMM = Linker.nativeLinker()
                .downcallHandle(
                        SymbolLookup.loaderLookup()
                                .find("cblas_sgemm")
                                .orElseThrow(() -> new IllegalStateException("no cblas_sgemm in " + library)),
                        FunctionDescriptor.ofVoid(
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_FLOAT,
                                ADDRESS,
                                JAVA_INT,
                                ADDRESS,
                                JAVA_INT,
                                JAVA_FLOAT,
                                ADDRESS,
                                JAVA_INT),
                        Linker.Option.critical(true));
    }

    private Blas() {}

    /// A matrix, row-major, in a part of an array.
    @SuppressWarnings("ArrayRecordComponent") // a view of an array, never compared
    public record View(float[] values, int offset, int columns) {

        public View {
            if (offset < 0 || columns < 1) {
                throw new IllegalArgumentException("offset and columns were " + offset + ", " + columns);
            }
        }

        private MemorySegment segment() {
            return MemorySegment.ofArray(values).asSlice((long) offset * Float.BYTES);
        }
    }

    /// `c = a · b + keep · c`, with `a` m × k and `b` k × n.
    public static void product(int m, int n, int k, View a, View b, float keep, View c) {
        gemm(AS_IS, AS_IS, m, n, k, a, b, keep, c);
    }

    /// `c = aᵀ · b + keep · c`, with `a` k × m and `b` k × n.
    public static void productOfTransposed(int m, int n, int k, View a, View b, float keep, View c) {
        gemm(TRANSPOSED, AS_IS, m, n, k, a, b, keep, c);
    }

    /// `c = a · bᵀ + keep · c`, with `a` m × k and `b` n × k.
    public static void productWithTransposed(int m, int n, int k, View a, View b, float keep, View c) {
        gemm(AS_IS, TRANSPOSED, m, n, k, a, b, keep, c);
    }

    private static void gemm(int transA, int transB, int m, int n, int k, View a, View b, float keep, View c) {
        try {
            SGEMM.invokeExact(
                    ROW_MAJOR,
                    transA,
                    transB,
                    m,
                    n,
                    k,
                    1f,
                    a.segment(),
                    a.columns,
                    b.segment(),
                    b.columns,
                    keep,
                    c.segment(),
                    c.columns);
        } catch (Throwable e) {
            throw new AssertionError("binding and C prototype differ: cblas_sgemm", e);
        }
    }
}
