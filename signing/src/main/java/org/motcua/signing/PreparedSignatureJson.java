package org.motcua.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A prepared signature as JSON: texts, numbers as texts, and DER in Base64. Thread-safe: it keeps nothing. */
final class PreparedSignatureJson {

    private static final String VERSION = "1";

    private PreparedSignatureJson() {}

    static String write(PreparedSignature signature) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
            generator.writeStartObject();
            generator.writeStringField("version", VERSION);
            generator.writeStringField("field", signature.field());
            generator.writeStringField("level", signature.level().name());
            generator.writeStringField("algorithm", signature.algorithm().name());
            generator.writeStringField("signingTime", signature.signingTime().toString());
            generator.writeStringField(
                    "documentLength", Long.toString(signature.room().documentLength()));
            generator.writeStringField(
                    "roomStart", Long.toString(signature.room().start()));
            generator.writeStringField(
                    "roomCapacity", Integer.toString(signature.room().capacity()));
            generator.writeStringField("documentDigest", encoded(signature.documentDigest()));
            generator.writeStringField("dataToBeSigned", encoded(signature.dataToBeSigned()));
            generator.writeArrayFieldStart("chain");
            for (X509Certificate certificate : signature.chain()) {
                generator.writeString(encoded(certificate.getEncoded()));
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("remarks");
            for (SigningRemark remark : signature.remarks()) {
                generator.writeString(remark.code().name());
                generator.writeString(remark.detail());
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException | CertificateEncodingException e) {
            throw new SigningException("The prepared signature cannot be written: " + e.getMessage(), e);
        }
        return json.toString();
    }

    static PreparedSignature read(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            Map<String, String> texts = new HashMap<>();
            Map<String, List<String>> lists = new HashMap<>();
            require(parser.nextToken() == JsonToken.START_OBJECT, "is no JSON object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    List<String> items = new ArrayList<>();
                    while (parser.nextToken() == JsonToken.VALUE_STRING) {
                        items.add(parser.getText());
                    }
                    lists.put(name, items);
                } else {
                    texts.put(name, parser.getText());
                }
            }
            require(VERSION.equals(texts.get("version")), "is not of version " + VERSION);
            return signature(texts, lists);
        } catch (IOException | CertificateException | IllegalArgumentException | DateTimeException e) {
            throw new SigningException("The text is no prepared signature: " + e.getMessage(), e);
        }
    }

    private static PreparedSignature signature(Map<String, String> texts, Map<String, List<String>> lists)
            throws CertificateException {
        return new PreparedSignature(
                required(texts, "field"),
                remarks(lists.getOrDefault("remarks", List.of())),
                Level.valueOf(required(texts, "level")),
                SignatureAlgorithm.valueOf(required(texts, "algorithm")),
                Instant.parse(required(texts, "signingTime")),
                chain(lists.getOrDefault("chain", List.of())),
                new PreparedSignature.Room(
                        Long.parseLong(required(texts, "documentLength")),
                        Long.parseLong(required(texts, "roomStart")),
                        Integer.parseInt(required(texts, "roomCapacity"))),
                Base64.getDecoder().decode(required(texts, "documentDigest")),
                Base64.getDecoder().decode(required(texts, "dataToBeSigned")));
    }

    private static List<X509Certificate> chain(List<String> items) throws CertificateException {
        require(!items.isEmpty(), "has no certificates");
        List<X509Certificate> chain = new ArrayList<>();
        for (String item : items) {
            chain.add(certificate(item));
        }
        return chain;
    }

    /** Each is two texts: its code and its detail. */
    private static List<SigningRemark> remarks(List<String> items) {
        require(items.size() % 2 == 0, "has a remark without its detail");
        List<SigningRemark> remarks = new ArrayList<>();
        for (int at = 0; at < items.size(); at += 2) {
            remarks.add(new SigningRemark(SigningRemark.Code.valueOf(items.get(at)), items.get(at + 1)));
        }
        return remarks;
    }

    private static String required(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new SigningException("The prepared signature lacks \"" + name + "\"");
        }
        return text;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new SigningException("The prepared signature " + otherwise);
        }
    }

    private static X509Certificate certificate(String base64) throws CertificateException {
        byte[] der = Base64.getDecoder().decode(base64);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
