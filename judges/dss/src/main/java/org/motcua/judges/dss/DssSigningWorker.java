package org.motcua.judges.dss;

import static java.util.Objects.requireNonNull;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lets EU DSS sign one file into another as PAdES-B-B. The request has {@code key} (PrivateKey), {@code chain} (list of
 * X509Certificate), {@code input} and {@code output} (Path) and, for a visible signature, {@code png}, {@code font}
 * (byte[]) and {@code text}; the answer is empty.
 *
 * <p>Public and with a public constructor only because it is loaded by name from another class loader. Thread-safe.
 */
public final class DssSigningWorker implements Function<Map<String, Object>, List<Map<String, Object>>> {

    private static final int CONTENTS_BYTES = 18_944;

    @Override
    public List<Map<String, Object>> apply(Map<String, Object> request) {
        PrivateKey key = (PrivateKey) requireNonNull(request.get("key"));
        PAdESSignatureParameters parameters = parameters(request);
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        FileDocument document = new FileDocument(((Path) requireNonNull(request.get("input"))).toFile());
        SignatureAlgorithm algorithm = parameters.getSignatureAlgorithm();
        try (OutputStream output = Files.newOutputStream((Path) requireNonNull(request.get("output")))) {
            Signature signature = Signature.getInstance(algorithm.getJCEId());
            signature.initSign(key);
            signature.update(service.getDataToSign(document, parameters).getBytes());
            service.signDocument(document, parameters, new SignatureValue(algorithm, signature.sign()))
                    .writeTo(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign", e);
        }
        return List.of();
    }

    private static PAdESSignatureParameters parameters(Map<String, Object> request) {
        List<CertificateToken> chain = ((Collection<?>) requireNonNull(request.get("chain")))
                .stream()
                        .map(certificate -> new CertificateToken((X509Certificate) certificate))
                        .toList();
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(chain.get(0));
        parameters.setCertificateChain(chain);
        parameters.setContentSize(CONTENTS_BYTES);
        if (request.get("png") instanceof byte[] png) {
            parameters.setImageParameters(image(
                    png, (byte[]) requireNonNull(request.get("font")), (String) requireNonNull(request.get("text"))));
        }
        return parameters;
    }

    private static SignatureImageParameters image(byte[] png, byte[] font, String words) {
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setPage(1);
        field.setOriginX(60);
        field.setOriginY(730);
        field.setWidth(250);
        field.setHeight(70);
        DSSFileFont face = new DSSFileFont(new InMemoryDocument(font, "font.ttf"));
        face.setSize(9);
        face.setEmbedFontSubset(true);
        SignatureImageTextParameters text = new SignatureImageTextParameters();
        text.setFont(face);
        text.setText(words);
        SignatureImageParameters image = new SignatureImageParameters();
        image.setImage(new InMemoryDocument(png, "stamp.png", MimeTypeEnum.PNG));
        image.setFieldParameters(field);
        image.setTextParameters(text);
        return image;
    }
}
