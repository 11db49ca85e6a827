package org.motcua.signing;

/** What every field specification must meet. */
final class FieldNames {

    private FieldNames() {}

    static void requireName(String name) {
        boolean emptyPart = name.isBlank() || name.startsWith(".") || name.endsWith(".") || name.contains("..");
        if (emptyPart) {
            throw new IllegalArgumentException("A field name has no empty part, but got \"" + name + "\"");
        }
    }

    static void requirePage(String name, int page) {
        if (page < 1) {
            throw new IllegalArgumentException(
                    "Field " + name + " stands on page " + page + ", but the first page is 1");
        }
    }
}
