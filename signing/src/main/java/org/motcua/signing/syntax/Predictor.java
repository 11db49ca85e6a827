package org.motcua.signing.syntax;

/** Undoes the PNG and TIFF predictors (ISO 32000-1 7.4.4.4) for components of eight bits. */
final class Predictor {

    private static final int MAX_ROW = 1 << 20;

    private Predictor() {}

    static byte[] undo(byte[] data, int predictor, int colors, int columns) {
        if (predictor <= 1) {
            return data;
        }
        if (colors < 1 || columns < 1 || (long) colors * columns > MAX_ROW) {
            throw PdfSyntaxException.malformed("predictor of " + columns + " columns and " + colors + " colours");
        }
        return predictor == 2 ? tiff(data, colors, columns) : png(data, colors, colors * columns);
    }

    private static byte[] tiff(byte[] data, int colors, int columns) {
        byte[] out = data.clone();
        int row = colors * columns;
        for (int start = 0; start < out.length; start += row) {
            for (int i = start + colors; i < Math.min(start + row, out.length); i++) {
                out[i] += out[i - colors];
            }
        }
        return out;
    }

    private static byte[] png(byte[] data, int pixel, int row) {
        int rows = (data.length + row) / (row + 1);
        byte[] out = new byte[Math.max(0, data.length - rows)];
        int target = 0;
        for (int source = 0; source < data.length; ) {
            int kind = data[source++];
            for (int i = 0; i < row && source < data.length; i++, source++, target++) {
                int left = i >= pixel ? out[target - pixel] & 0xFF : 0;
                int up = target >= row ? out[target - row] & 0xFF : 0;
                int corner = i >= pixel && target >= row ? out[target - row - pixel] & 0xFF : 0;
                out[target] = (byte) (data[source] + predicted(kind, left, up, corner));
            }
        }
        return out;
    }

    private static int predicted(int kind, int left, int up, int corner) {
        return switch (kind) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> throw PdfSyntaxException.malformed("PNG predictor " + kind);
        };
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
