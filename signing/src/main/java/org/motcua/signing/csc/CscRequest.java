package org.motcua.signing.csc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the body of a call, a member at a time; what is absent is left out. Not thread-safe. */
final class CscRequest {

    private interface Member {
        void write(JsonGenerator json) throws IOException;
    }

    private final List<Member> members = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    CscRequest with(String name, String value) {
        members.add(json -> json.writeStringField(name, value));
        return this;
    }

    /** A member that nobody may read again, neither in messages nor in what a service answers. */
    CscRequest withSecret(String name, String value) {
        secrets.add(value);
        return with(name, value);
    }

    CscRequest with(String name, Optional<String> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    CscRequest with(String name, boolean value) {
        members.add(json -> json.writeBooleanField(name, value));
        return this;
    }

    CscRequest with(String name, int value) {
        members.add(json -> json.writeNumberField(name, value));
        return this;
    }

    /** Octets, each in Base64. */
    CscRequest with(String name, List<byte[]> values) {
        members.add(json -> {
            json.writeArrayFieldStart(name);
            for (byte[] value : values) {
                json.writeString(Base64.getEncoder().encodeToString(value));
            }
            json.writeEndArray();
        });
        return this;
    }

    /**
     * Authentication objects (8.3.1): the id of each and what the user entered, or the id alone where that goes another way.
     * The list is there even where it is empty.
     */
    CscRequest withFactors(Map<String, Optional<String>> factors) {
        factors.values().forEach(value -> value.ifPresent(secrets::add));
        members.add(json -> {
            json.writeArrayFieldStart("authData");
            for (Map.Entry<String, Optional<String>> factor : factors.entrySet()) {
                json.writeStartObject();
                json.writeStringField("id", factor.getKey());
                if (factor.getValue().isPresent()) {
                    json.writeStringField("value", factor.getValue().get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return this;
    }

    /** Secrets that went to the service before, which it may repeat now. */
    CscRequest hiding(List<String> sentBefore) {
        secrets.addAll(sentBefore);
        return this;
    }

    /** A list of so many documents, numbered from 1 and of one name. */
    CscRequest withDocuments(int count, String name) {
        members.add(json -> {
            json.writeArrayFieldStart("documents");
            for (int number = 1; number <= count; number++) {
                json.writeStartObject();
                json.writeStringField("document_id", Integer.toString(number));
                json.writeStringField("document_name", name);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return this;
    }

    List<String> secrets() {
        return List.copyOf(secrets);
    }

    byte[] encoded() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(body)) {
            json.writeStartObject();
            for (Member member : members) {
                member.write(json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
