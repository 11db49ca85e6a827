package org.motcua.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;

/**
 * What nobody can avoid, with the JDK's own cryptography. Signing: read the file once, hash it, copy it, sign once, write
 * what a signature needs. Validating: read and hash the file, and verify three signatures, the document's and those of
 * the two certificates below the root.
 */
final class Floor implements Peer {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int INCREMENT_BYTES = 20_000;
    private static final int SIGNED_ATTRIBUTES = 100;
    private static final int VERIFICATIONS = 3;

    private final Credentials credentials;
    private final byte[] value;

    Floor(Credentials credentials) throws GeneralSecurityException {
        this.credentials = credentials;
        this.value = sign(new byte[SIGNED_ATTRIBUTES]);
    }

    @Override
    public void sign(Path input, Path output) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(input);
                OutputStream out = Files.newOutputStream(output)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            byte[] increment = new byte[INCREMENT_BYTES];
            byte[] signature = sign(digest.digest());
            System.arraycopy(signature, 0, increment, 0, signature.length);
            out.write(increment);
        }
    }

    @Override
    public void signVisibly(Path input, Path output) throws IOException, GeneralSecurityException {
        sign(input, output);
    }

    @Override
    public void validate(Path signed) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(signed)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        digest.digest();
        for (int i = 0; i < VERIFICATIONS; i++) {
            Signature signature = Signature.getInstance(credentials.algorithm());
            signature.initVerify(credentials.certificate());
            signature.update(new byte[SIGNED_ATTRIBUTES]);
            if (!signature.verify(value)) {
                throw new IllegalStateException("The floor gave way");
            }
        }
    }

    private byte[] sign(byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(credentials.algorithm());
        signature.initSign(credentials.key());
        signature.update(data);
        return signature.sign();
    }
}
