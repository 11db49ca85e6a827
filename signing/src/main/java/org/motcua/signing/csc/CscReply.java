package org.motcua.signing.csc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.csc.CscException.Reason;

/**
 * An object of an answer. What is not known is passed over, as later versions of the API add to it; what is asked for and
 * missing or of another type is an error that names it. Immutable.
 */
final class CscReply {

    /** The deepest object of the API lies on level 4. */
    private static final int MAX_DEPTH = 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final String from;
    private final Map<String, @Nullable Object> members;

    private CscReply(String from, Map<String, @Nullable Object> members) {
        this.from = from;
        this.members = members;
    }

    /**
     * Reads an answer.
     *
     * @param from whose answer it is, for messages
     */
    static CscReply read(String from, byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(from, "is no JSON object");
            }
            CscReply reply = new CscReply(from, object(parser));
            if (parser.nextToken() != null) {
                throw malformed(from, "goes on after its end");
            }
            return reply;
        } catch (IOException e) {
            // The parser's own words repeat the answer, which may repeat what was sent to it.
            throw malformed(from, "is not in JSON");
        }
    }

    /** An answer that says nothing (HTTP 204). */
    static CscReply empty(String from) {
        return new CscReply(from, Map.of());
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return Collections.unmodifiableMap(members);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Collections.unmodifiableList(items);
    }

    String text(String name) {
        return findText(name).orElseThrow(() -> malformed(from, "lacks \"" + name + "\""));
    }

    Optional<String> findText(String name) {
        return find(name, String.class);
    }

    /** A number, also where it is written as text, as services of version 1 do. */
    Optional<Integer> findInteger(String name) {
        Object value = members.get(name);
        try {
            if (value instanceof String text) {
                return Optional.of(Integer.parseInt(text));
            }
            return find(name, Number.class).map(n -> Math.toIntExact(n.longValue()));
        } catch (ArithmeticException | NumberFormatException e) {
            throw malformed(from, "has no number, or too large a one, as \"" + name + "\"");
        }
    }

    int integer(String name) {
        return findInteger(name).orElseThrow(() -> malformed(from, "lacks \"" + name + "\""));
    }

    List<String> texts(String name) {
        return items(name, String.class);
    }

    CscReply object(String name) {
        return findObject(name).orElseThrow(() -> malformed(from, "lacks \"" + name + "\""));
    }

    Optional<CscReply> findObject(String name) {
        return find(name, Map.class).map(this::nested);
    }

    /** Octets in Base64. */
    List<byte[]> octets(String name) {
        try {
            return texts(name).stream().map(Base64.getMimeDecoder()::decode).toList();
        } catch (IllegalArgumentException e) {
            throw malformed(from, "has something else than Base64 in \"" + name + "\"");
        }
    }

    /** Certificates in DER and Base64, in their order. */
    List<X509Certificate> certificates(String name) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (String certificate : texts(name)) {
                byte[] der = Base64.getMimeDecoder().decode(certificate);
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new CscException(Reason.MALFORMED, "The service's certificates cannot be read: " + e.getMessage(), e);
        }
        return certificates;
    }

    /** The objects of a list, none where it is absent. */
    List<CscReply> objects(String name) {
        return members.get(name) == null
                ? List.of()
                : items(name, Map.class).stream().map(this::nested).toList();
    }

    @SuppressWarnings("unchecked") // objects are read with names of text only
    private CscReply nested(Map<?, ?> object) {
        return new CscReply(from, (Map<String, @Nullable Object>) object);
    }

    private <T> List<T> items(String name, Class<T> type) {
        List<?> list = find(name, List.class).orElseThrow(() -> malformed(from, "lacks the list \"" + name + "\""));
        List<T> items = new ArrayList<>();
        for (Object item : list) {
            if (!type.isInstance(item)) {
                throw malformed(from, "has something else than it should in \"" + name + "\"");
            }
            items.add(type.cast(item));
        }
        return items;
    }

    private <T> Optional<T> find(String name, Class<T> type) {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw malformed(from, "has a " + value.getClass().getSimpleName() + " as \"" + name + "\"");
        }
        return Optional.ofNullable(type.cast(value));
    }

    private static CscException malformed(String from, String what) {
        return new CscException(
                Reason.MALFORMED,
                "The answer of " + from + " " + what + "; ask whether the service speaks this version of the CSC API");
    }
}
