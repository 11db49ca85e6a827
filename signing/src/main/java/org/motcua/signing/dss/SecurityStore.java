package org.motcua.signing.dss;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.PdfValue.Stream;
import org.motcua.signing.online.KnownEvidence;

/**
 * The DSS dictionary of a document: what is in it, and adding what is not. What is there is never written again and never
 * taken out. Not thread-safe.
 */
public final class SecurityStore {

    /** Larger revocation lists are not fetched either. */
    private static final int MAX_ENTRY_BYTES = 64 * 1024 * 1024;

    /** Fifty signatures need a few hundred; a bound on the work that a hostile file can ask for. */
    private static final int MAX_ENTRIES = 10_000;

    /** All entries together, which are held in memory. */
    private static final int MAX_BYTES = 256 * 1024 * 1024;

    private final PdfInput document;
    private final Optional<Node> dss;
    private final Map<Kind, Map<Encoded, Reference>> entries = new EnumMap<>(Kind.class);
    private int room = MAX_BYTES;

    private SecurityStore(PdfInput document) {
        this.document = document;
        this.dss = document.catalog().find("DSS").filter(Node::isDictionary);
        for (Kind kind : Kind.values()) {
            entries.put(kind, read(kind));
        }
    }

    public static SecurityStore of(PdfInput document) {
        return new SecurityStore(document);
    }

    private Map<Encoded, Reference> read(Kind kind) {
        List<Node> items = dss.flatMap(store -> store.find(kind.inStore()))
                .map(Node::items)
                .orElse(List.of());
        if (items.size() > MAX_ENTRIES) {
            throw new UnsupportedPdfException(document.source().name() + " keeps " + items.size()
                    + " entries of validation data in /" + kind.inStore() + ", more than the " + MAX_ENTRIES
                    + " that are read");
        }
        Map<Encoded, Reference> read = new LinkedHashMap<>();
        Set<Reference> seen = new HashSet<>();
        for (Node item : items) {
            Optional<Reference> reference = item.reference().filter(seen::add);
            if (reference.isPresent()) {
                Optional<byte[]> data = item.decoded(Math.min(MAX_ENTRY_BYTES, room));
                data.ifPresent(bytes -> {
                    room -= bytes.length;
                    read.putIfAbsent(new Encoded(bytes), reference.get());
                });
            }
        }
        return read;
    }

    /** What it holds, as far as it can be read: what cannot be can only be missed. */
    public KnownEvidence known() {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> crls = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Encoded entry : of(Kind.CERTIFICATE).keySet()) {
                parse(() -> factory.generateCertificate(new ByteArrayInputStream(entry.bytes())))
                        .ifPresent(certificate -> certificates.add((X509Certificate) certificate));
            }
            for (Encoded entry : of(Kind.CRL).keySet()) {
                parse(() -> factory.generateCRL(new ByteArrayInputStream(entry.bytes())))
                        .ifPresent(list -> crls.add((X509CRL) list));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot read X.509", e);
        }
        return KnownEvidence.of(
                certificates,
                crls,
                of(Kind.OCSP_RESPONSE).keySet().stream().map(Encoded::bytes).toList());
    }

    /**
     * Adds what is missing.
     *
     * @param wanted what the document must hold afterwards
     * @param bySignature what each signature needs, by {@link StoredSignature#vriKey()}; all of it is in {@code wanted}
     * @return whether anything was missing
     */
    public boolean complete(Increment increment, Material wanted, Map<String, Material> bySignature) {
        Map<Kind, List<Reference>> added = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<Reference> references = add(increment, kind, wanted);
            if (!references.isEmpty()) {
                added.put(kind, references);
            }
        }
        Map<String, Reference> vri = new VriEntries(dss, entries).add(increment, bySignature);
        if (added.isEmpty() && vri.isEmpty()) {
            return false;
        }
        if (dss.isPresent()) {
            edit(increment, dss.get(), added, vri);
        } else {
            Reference store = increment.add(create(added, vri));
            increment.edit(document.catalog(), catalog -> catalog.with("DSS", store));
        }
        return true;
    }

    private List<Reference> add(Increment increment, Kind kind, Material wanted) {
        List<Reference> added = new ArrayList<>();
        for (Encoded data : wanted.of(kind)) {
            if (!of(kind).containsKey(data)) {
                Reference reference = increment.add(Stream.deflated(PdfValue.dictionary(), data.bytes()));
                of(kind).put(data, reference);
                added.add(reference);
            }
        }
        return added;
    }

    private static Dictionary create(Map<Kind, List<Reference>> added, Map<String, Reference> vri) {
        Dictionary store = PdfValue.dictionary().with("Type", PdfValue.name("DSS"));
        for (Map.Entry<Kind, List<Reference>> entry : added.entrySet()) {
            store = store.with(entry.getKey().inStore(), PdfValue.sequence(entry.getValue()));
        }
        return vri.isEmpty() ? store : store.with("VRI", VriEntries.dictionary(vri));
    }

    private static void edit(
            Increment increment, Node store, Map<Kind, List<Reference>> added, Map<String, Reference> vri) {
        added.forEach((kind, references) -> {
            Optional<Node> array = store.find(kind.inStore()).filter(Node::isArray);
            if (array.isPresent()) {
                references.forEach(reference -> increment.editArray(array.get(), sequence -> sequence.plus(reference)));
            } else {
                increment.edit(store, dictionary -> dictionary.with(kind.inStore(), PdfValue.sequence(references)));
            }
        });
        if (vri.isEmpty()) {
            return;
        }
        Optional<Node> existing = store.find("VRI").filter(Node::isDictionary);
        if (existing.isPresent()) {
            vri.forEach((key, entry) -> increment.edit(existing.get(), dictionary -> dictionary.with(key, entry)));
        } else {
            increment.edit(store, dictionary -> dictionary.with("VRI", VriEntries.dictionary(vri)));
        }
    }

    private Map<Encoded, Reference> of(Kind kind) {
        return entries.computeIfAbsent(kind, none -> new LinkedHashMap<>());
    }

    private static <T> Optional<T> parse(Parser<T> parser) {
        try {
            return Optional.ofNullable(parser.parse());
        } catch (GeneralSecurityException | RuntimeException e) {
            // The JDK's parsers answer garbage with unchecked exceptions as well.
            return Optional.empty();
        }
    }

    /** Reads one entry. */
    @FunctionalInterface
    private interface Parser<T> {
        T parse() throws GeneralSecurityException;
    }
}
