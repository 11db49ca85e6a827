package org.motcua.signing.dss;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.motcua.signing.SigningException;
import org.motcua.signing.online.ChainEvidence;

/** Certificates, OCSP responses and revocation lists in DER, each once. Immutable. */
public final class Material {

    private final Map<Kind, Set<Encoded>> entries = new EnumMap<>(Kind.class);

    private Material() {
        for (Kind kind : Kind.values()) {
            entries.put(kind, new LinkedHashSet<>());
        }
    }

    /** All that is needed to judge these chains without a network, the anchors included. */
    public static Material of(Collection<ChainEvidence> chains) {
        Material material = new Material();
        for (ChainEvidence chain : chains) {
            chain.chain().forEach(material::add);
            chain.responders().forEach(material::add);
            chain.ocspResponses().forEach(response -> material.add(Kind.OCSP_RESPONSE, response));
            chain.crls().forEach(list -> material.add(Kind.CRL, list));
        }
        return material;
    }

    Set<Encoded> of(Kind kind) {
        return entries.getOrDefault(kind, Set.of());
    }

    private void add(X509Certificate certificate) {
        try {
            add(Kind.CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new SigningException("A certificate that was read cannot be written: " + certificate, e);
        }
    }

    private void add(Kind kind, byte[] encoded) {
        entries.computeIfAbsent(kind, none -> new LinkedHashSet<>()).add(new Encoded(encoded));
    }
}
