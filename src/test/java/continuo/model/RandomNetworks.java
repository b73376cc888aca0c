package continuo.model;

import java.util.Random;

/// Networks whose weights are seeded noise, so that no test needs a trained file.
public final class RandomNetworks {

    private RandomNetworks() {}

    /// A network of `shape` with 16-bit weights of about the size that training gives.
    public static Network of(NetworkShape shape, long seed) {
        return of(shape, seed, Precision.HALF);
    }

    public static Network of(NetworkShape shape, long seed, Precision precision) {
        Random random = new Random(seed);
        LstmLayer[] layers = new LstmLayer[shape.layers()];
        for (int layer = 0; layer < layers.length; layer++) {
            int reads = layer == 0 ? shape.inputs() : shape.units();
            layers[layer] = new LstmLayer(
                    matrix(reads, 4 * shape.units(), precision, random),
                    matrix(shape.units(), 4 * shape.units(), precision, random),
                    noise(4 * shape.units(), 0.5, random));
        }
        HeadLayers[] heads = shape.heads().stream()
                .map(head -> new HeadLayers(
                        matrix(shape.units(), shape.hidden(), precision, random),
                        matrix(head.conditions(), shape.hidden(), precision, random),
                        noise(shape.hidden(), 0.5, random),
                        matrix(shape.hidden(), head.outputs(), precision, random),
                        noise(head.outputs(), 0.5, random),
                        noise(shape.hidden(), 0.5, random),
                        1,
                        head.repeated()))
                .toArray(HeadLayers[]::new);
        return new Network(shape, layers, heads);
    }

    private static Matrix matrix(int rows, int columns, Precision precision, Random random) {
        return Matrix.of(precision, rows, columns, noise(rows * columns, 2 / Math.sqrt(rows + columns), random));
    }

    private static float[] noise(int count, double spread, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }
}
