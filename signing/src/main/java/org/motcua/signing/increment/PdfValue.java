package org.motcua.signing.increment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;

/** A PDF object as it is going to be written (ISO 32000-1 7.3). Immutable. */
public sealed interface PdfValue {

    /** Whole numbers, as {@code 12}. */
    static PdfValue number(long value) {
        return new Literal(Long.toString(value));
    }

    /** Lengths and coordinates, to the ten-thousandth. */
    static PdfValue number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
        return new Literal(
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }

    static PdfValue name(String value) {
        return new Name(value);
    }

    /** A text string (7.9.2.2): ASCII as it is, everything else as UTF-16 with its byte order mark. */
    static PdfValue text(String value) {
        boolean ascii = value.chars().allMatch(character -> character >= 0x20 && character < 0x7f);
        return new Bytes(
                ascii
                        ? value.getBytes(StandardCharsets.US_ASCII)
                        : ("\uFEFF" + value).getBytes(StandardCharsets.UTF_16BE));
    }

    static PdfValue bytes(byte[] value) {
        return new Bytes(value.clone());
    }

    static Sequence sequence(List<? extends PdfValue> values) {
        return new Sequence(List.copyOf(values));
    }

    static Sequence numbers(double... values) {
        return new Sequence(Arrays.stream(values).mapToObj(PdfValue::number).toList());
    }

    static Dictionary dictionary() {
        return new Dictionary(Map.of());
    }

    /** Numbers, booleans and null, as they stand in the file. */
    record Literal(String token) implements PdfValue {}

    /** A name without its slash and without escapes, each byte as one character (ISO 8859-1). */
    record Name(String value) implements PdfValue {}

    /** A string that is encrypted where the document is. */
    final class Bytes implements PdfValue {
        private final byte[] value;

        private Bytes(byte[] value) {
            this.value = value;
        }

        byte[] value() {
            return value;
        }
    }

    /** A reference to an indirect object. */
    record Reference(long number, int generation) implements PdfValue, Comparable<Reference> {
        @Override
        public int compareTo(Reference other) {
            int byNumber = Long.compare(number, other.number);
            return byNumber != 0 ? byNumber : Integer.compare(generation, other.generation);
        }

        @Override
        public String toString() {
            return number + " " + generation + " R";
        }
    }

    /** An array. */
    record Sequence(List<PdfValue> values) implements PdfValue {
        public Sequence {
            values = List.copyOf(values);
        }

        public Sequence plus(PdfValue value) {
            List<PdfValue> extended = new ArrayList<>(values);
            extended.add(value);
            return new Sequence(extended);
        }

        Sequence with(int index, PdfValue value) {
            List<PdfValue> changed = new ArrayList<>(values);
            changed.set(index, value);
            return new Sequence(changed);
        }
    }

    /** A dictionary; its entries keep their order. */
    final class Dictionary implements PdfValue {
        private final Map<String, PdfValue> entries;

        Dictionary(Map<String, PdfValue> entries) {
            this.entries = entries;
        }

        public Dictionary with(String key, PdfValue value) {
            Map<String, PdfValue> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Dictionary(changed);
        }

        public Dictionary without(String key) {
            Map<String, PdfValue> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Dictionary(changed);
        }

        public Optional<PdfValue> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        public Set<String> keys() {
            return Collections.unmodifiableSet(entries.keySet());
        }

        Map<String, PdfValue> entries() {
            return entries;
        }
    }

    /** A stream with its bytes as they stand in the file before encryption; only an indirect object can be one. */
    final class Stream implements PdfValue {
        private final Dictionary dictionary;
        private final byte[] data;

        /**
         * A stream of the given bytes, which are not copied and must not be changed any more.
         *
         * @param dictionary with /Filter where {@code data} is encoded; /Length is set when it is written
         */
        public Stream(Dictionary dictionary, byte[] data) {
            this.dictionary = dictionary;
            this.data = data;
        }

        /** A stream of the given bytes, compressed where that makes it smaller. */
        public static Stream deflated(Dictionary dictionary, byte[] data) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (DeflaterOutputStream output = new DeflaterOutputStream(compressed)) {
                output.write(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return compressed.size() < data.length
                    ? new Stream(dictionary.with("Filter", PdfValue.name("FlateDecode")), compressed.toByteArray())
                    : new Stream(dictionary, data);
        }

        public Dictionary dictionary() {
            return dictionary;
        }

        byte[] data() {
            return data;
        }

        public Stream with(String key, PdfValue value) {
            return with(dictionary.with(key, value));
        }

        /** The same bytes, shared, under another dictionary. */
        Stream with(Dictionary other) {
            return new Stream(other, data);
        }
    }
}
