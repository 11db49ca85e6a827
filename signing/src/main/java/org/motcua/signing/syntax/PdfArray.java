package org.motcua.signing.syntax;

import java.util.List;

public record PdfArray(List<PdfObject> items) implements PdfObject {

    public PdfArray {
        items = List.copyOf(items);
    }

    public int size() {
        return items.size();
    }

    public PdfObject get(int index) {
        return items.get(index);
    }
}
