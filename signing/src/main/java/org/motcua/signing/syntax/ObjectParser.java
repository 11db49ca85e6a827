package org.motcua.signing.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.signing.FindingCode;

/**
 * Parses objects (ISO 32000-1 7.3). What the standard does not allow is an error, not guessed at. For one thread.
 */
final class ObjectParser {

    private static final int MAX_GENERATION = 65_535;

    private static final int MAX_REPETITIONS = 100;

    /** What one object may take in memory, in numbers: about forty bytes each. */
    private static final int MAX_COST = 1_000_000;

    private static final int COST_OF_TEXT = 3;
    private static final int COST_OF_ENTRY = 4;

    private final Cursor in;
    private final Budget budget;
    private final StringParser strings;
    private int cost;

    /** @param inFile whether positions are offsets in the file, as against in a decoded object stream */
    ObjectParser(Cursor in, Budget budget, boolean inFile) {
        this.in = in;
        this.budget = budget;
        this.strings = new StringParser(in, budget, inFile);
    }

    PdfObject parse() {
        return parse(0);
    }

    private PdfObject parse(int depth) {
        if (depth > budget.limits().depth()) {
            throw Budget.exceeded(
                    "objects nested deeper than " + budget.limits().depth());
        }
        budget.step();
        in.skipBlank();
        int first = in.peek();
        charge(first == '/' || first == '(' || first == '<' ? COST_OF_TEXT : 1);
        return switch (first) {
            case '/' -> strings.name();
            case '(' -> strings.literal();
            case '[' -> array(depth);
            case '<' -> in.ahead(1) == '<' ? dictionary(depth) : strings.hexadecimal();
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberOrReference();
            default -> keyword();
        };
    }

    private void charge(int more) {
        cost += more;
        if (cost > MAX_COST) {
            throw Budget.exceeded("an object of very many parts before offset " + in.position());
        }
    }

    private PdfObject keyword() {
        if (in.skipKeyword("null")) {
            return PdfNull.NULL;
        }
        if (in.skipKeyword("true")) {
            return new PdfBoolean(true);
        }
        if (in.skipKeyword("false")) {
            return new PdfBoolean(false);
        }
        throw PdfSyntaxException.malformed("no object at offset " + in.position());
    }

    private PdfArray array(int depth) {
        in.next();
        List<PdfObject> items = new ArrayList<>();
        in.skipBlank();
        while (in.peek() != ']') {
            items.add(parse(depth + 1));
            in.skipBlank();
        }
        in.next();
        return new PdfArray(items);
    }

    private PdfDictionary dictionary(int depth) {
        in.next();
        in.next();
        Map<String, PdfObject> entries = new LinkedHashMap<>();
        in.skipBlank();
        while (in.peek() != '>') {
            if (in.peek() != '/') {
                throw PdfSyntaxException.malformed("no key at offset " + in.position());
            }
            charge(COST_OF_ENTRY);
            String key = strings.name().value();
            PdfObject value = parse(depth + 1);
            put(entries, key, value);
            in.skipBlank();
        }
        in.next();
        if (in.next() != '>') {
            throw PdfSyntaxException.malformed("dictionary not closed at offset " + in.position());
        }
        return new PdfDictionary(entries);
    }

    private static void put(Map<String, PdfObject> entries, String key, PdfObject value) {
        String free = key;
        for (int i = 2; entries.containsKey(free); i++) {
            if (i > MAX_REPETITIONS) {
                throw PdfSyntaxException.malformed("a key that occurs more than " + MAX_REPETITIONS + " times");
            }
            free = key + PdfDictionary.DUPLICATE + i;
        }
        entries.put(free, value);
    }

    private PdfObject numberOrReference() {
        PdfNumber number = number();
        if (!number.integer() || number.longValue() < 0 || number.longValue() > Integer.MAX_VALUE) {
            return number;
        }
        long after = in.position();
        in.skipBlank();
        if (Characters.isDigit(in.peek())) {
            long generation = in.unsignedNumber();
            in.skipBlank();
            if (generation >= 0 && generation <= MAX_GENERATION && in.skipKeyword("R")) {
                return new PdfReference((int) number.longValue(), (int) generation);
            }
        }
        in.seek(after);
        return number;
    }

    private PdfNumber number() {
        StringBuilder text = new StringBuilder();
        while (Characters.isRegular(in.peek()) && text.length() < StringParser.MAX_NUMBER_LENGTH) {
            text.append((char) in.next());
        }
        return toNumber(text.toString());
    }

    private PdfNumber toNumber(String text) {
        try {
            return text.indexOf('.') < 0 ? integer(text) : real(text);
        } catch (NumberFormatException e) {
            throw new PdfSyntaxException(FindingCode.FILE_MALFORMED, "no number before offset " + in.position(), e);
        }
    }

    private static PdfNumber integer(String text) {
        return PdfNumber.of(Long.parseLong(text));
    }

    private static PdfNumber real(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = (c == '+' || c == '-') && i == 0;
            if (!sign && c != '.' && !Characters.isDigit(c)) {
                throw new NumberFormatException(text);
            }
        }
        return PdfNumber.of(Double.parseDouble(text));
    }
}
