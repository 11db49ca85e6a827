package org.motcua.signing.pkcs11;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.motcua.signing.testkit.TestKey;

/** A token in memory that locks after three wrong PINs, counts what it is asked and fails as it is told to. */
final class FakeCryptoki implements Cryptoki {

    static final char[] PIN = "2468".toCharArray();
    static final String LABEL = "chữ ký";
    static final long SLOT = 7;

    private static final long RSA_PKCS_PSS = 0x0D;
    private static final long SHA256_RSA_PKCS = 0x40;
    private static final long SHA256_RSA_PKCS_PSS = 0x43;
    private static final long ECDSA_SHA256 = 0x1044;

    private final Map<Long, FakeObject> objects = new ConcurrentHashMap<>();
    private final Map<Long, AtomicInteger> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger handles = new AtomicInteger(100);
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicInteger signing = new AtomicInteger();
    private final AtomicInteger signingAtOnce = new AtomicInteger();

    final Set<Long> mechanisms = ConcurrentHashMap.newKeySet();
    /** Mechanisms that are in the list and are refused all the same. */
    final Set<Long> liedAbout = ConcurrentHashMap.newKeySet();

    int triesLeft = 3;
    volatile boolean loggedIn;
    volatile boolean pinSet = true;
    volatile long declaredMaximumSessions;
    volatile int hiddenMaximumSessions = Integer.MAX_VALUE;
    volatile boolean removed;
    volatile boolean answersDer;

    private record FakeObject(
            ObjectClass objectClass, Map<AttributeType, byte[]> attributes, Optional<PrivateKey> privateKey) {}

    FakeCryptoki() {
        mechanisms.addAll(Set.of(
                Mechanism.RSA_PKCS.type(),
                Mechanism.RSA_X_509.type(),
                Mechanism.ECDSA.type(),
                RSA_PKCS_PSS,
                SHA256_RSA_PKCS,
                SHA256_RSA_PKCS_PSS,
                ECDSA_SHA256));
    }

    FakeCryptoki withKey(TestKey key, String label, String id) {
        Map<AttributeType, byte[]> attributes = named(label, id);
        boolean rsa = key.privateKey().getAlgorithm().equals("RSA");
        attributes.put(AttributeType.KEY_TYPE, ulong(rsa ? 0 : 3));
        if (key.privateKey() instanceof RSAPrivateKey rsaKey) {
            attributes.put(AttributeType.MODULUS, rsaKey.getModulus().toByteArray());
        }
        add(new FakeObject(ObjectClass.PRIVATE_KEY, attributes, Optional.of(key.privateKey())));
        return this;
    }

    FakeCryptoki withCertificate(X509Certificate certificate, String label, String id) {
        try {
            Map<AttributeType, byte[]> attributes = named(label, id);
            attributes.put(AttributeType.VALUE, certificate.getEncoded());
            add(new FakeObject(ObjectClass.CERTIFICATE, attributes, Optional.empty()));
            return this;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets or, with nothing, removes an attribute of all private keys. */
    FakeCryptoki withKeyAttribute(AttributeType type, byte... value) {
        objects.values().stream()
                .filter(object -> object.privateKey().isPresent())
                .forEach(object -> {
                    if (value.length == 0) {
                        object.attributes().remove(type);
                    } else {
                        object.attributes().put(type, value);
                    }
                });
        return this;
    }

    Token login() {
        return Token.login(this, new TokenSearch(Optional.of(LABEL), OptionalLong.empty()), 16, PIN, false);
    }

    /** How often a function was called. */
    int calls(String function) {
        AtomicInteger count = calls.get(function);
        return count == null ? 0 : count.get();
    }

    int openSessions() {
        return sessions.size();
    }

    /** The most signatures that were being made at one time. */
    int signingAtOnce() {
        return signingAtOnce.get();
    }

    @Override
    public List<Long> slotsWithToken() {
        return removed ? List.of() : List.of(SLOT);
    }

    @Override
    public TokenFacts token(long slot) {
        long flags = 0x404 | (pinSet ? 0x8 : 0);
        flags |= triesLeft < 3 ? 0x10000 : 0;
        flags |= triesLeft == 1 ? 0x20000 : 0;
        flags |= triesLeft == 0 ? 0x40000 : 0;
        return new TokenFacts(slot, LABEL, "0042", flags, declaredMaximumSessions);
    }

    @Override
    public Set<Long> mechanisms(long slot) {
        return new HashSet<>(mechanisms);
    }

    @Override
    public long openSession(long slot) {
        record("openSession");
        synchronized (sessions) {
            if (sessions.size() >= hiddenMaximumSessions) {
                throw failure(ReturnValue.SESSION_COUNT);
            }
            long session = handles.incrementAndGet();
            sessions.put(session, new AtomicInteger());
            return session;
        }
    }

    @Override
    public void closeSession(long session) {
        record("closeSession");
        requireSession(session);
        synchronized (sessions) {
            sessions.remove(session);
            if (sessions.isEmpty()) {
                loggedIn = false;
            }
        }
    }

    @Override
    public void login(long session, char[] pin) {
        record("login");
        requireSession(session);
        if (loggedIn) {
            throw failure(ReturnValue.USER_ALREADY_LOGGED_IN);
        }
        if (triesLeft == 0) {
            throw failure(ReturnValue.PIN_LOCKED);
        }
        if (!new String(pin).equals(new String(PIN))) {
            triesLeft--;
            throw failure(ReturnValue.PIN_INCORRECT);
        }
        triesLeft = 3;
        loggedIn = true;
    }

    @Override
    public void logout(long session) {
        record("logout");
        requireSession(session);
        loggedIn = false;
    }

    @Override
    public List<Long> find(long session, ObjectClass objectClass) {
        requireSession(session);
        return objects.entrySet().stream()
                .filter(entry -> entry.getValue().objectClass() == objectClass)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public Optional<byte[]> attribute(long session, long object, AttributeType type) {
        requireSession(session);
        return Optional.ofNullable(objects.get(object).attributes().get(type));
    }

    @Override
    public Optional<Long> number(long session, long object, AttributeType type) {
        return attribute(session, object, type)
                .map(value -> value.length == 1
                        ? value[0]
                        : ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getLong());
    }

    @Override
    public byte[] sign(long session, Mechanism mechanism, long key, byte[] input) {
        record("sign");
        requireSession(session);
        if (!loggedIn) {
            throw failure(ReturnValue.USER_NOT_LOGGED_IN);
        }
        if (liedAbout.contains(mechanism.type()) || !mechanisms.contains(mechanism.type())) {
            throw failure(ReturnValue.MECHANISM_INVALID);
        }
        AtomicInteger users = sessions.get(session);
        if (users.incrementAndGet() != 1) {
            throw failure(ReturnValue.OPERATION_ACTIVE);
        }
        signingAtOnce.accumulateAndGet(signing.incrementAndGet(), Math::max);
        try {
            return sign(mechanism, objects.get(key).privateKey().orElseThrow(), input);
        } catch (GeneralSecurityException | CryptoException e) {
            throw new IllegalStateException(e);
        } finally {
            signing.decrementAndGet();
            users.decrementAndGet();
        }
    }

    private byte[] sign(Mechanism mechanism, PrivateKey key, byte[] input)
            throws GeneralSecurityException, CryptoException {
        if (mechanism.type() == Mechanism.RSA_X_509.type()) {
            RSABlindedEngine engine = new RSABlindedEngine();
            engine.init(true, rsa(key));
            byte[] value = engine.processBlock(input, 0, input.length);
            byte[] full = new byte[input.length];
            System.arraycopy(value, 0, full, full.length - value.length, value.length);
            return full;
        }
        if (mechanism.type() == RSA_PKCS_PSS) {
            PSSSigner signer = PSSSigner.createRawSigner(
                    new RSABlindedEngine(), new SHA256Digest(), new SHA256Digest(), 32, (byte) 0xBC);
            signer.init(true, rsa(key));
            signer.update(input, 0, input.length);
            return signer.generateSignature();
        }
        if (mechanism.type() == SHA256_RSA_PKCS_PSS) {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            return sign(pss, key, input);
        }
        if (mechanism.type() == Mechanism.RSA_PKCS.type()) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(input);
        }
        if (mechanism.type() == SHA256_RSA_PKCS) {
            return sign(Signature.getInstance("SHA256withRSA"), key, input);
        }
        String hashing = mechanism.type() == ECDSA_SHA256 ? "SHA256" : "NONE";
        return sign(Signature.getInstance(hashing + "withECDSA" + (answersDer ? "" : "inP1363Format")), key, input);
    }

    private static byte[] sign(Signature signature, PrivateKey key, byte[] input) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }

    private static RSAKeyParameters rsa(PrivateKey key) {
        RSAPrivateKey rsaKey = (RSAPrivateKey) key;
        return new RSAKeyParameters(true, rsaKey.getModulus(), rsaKey.getPrivateExponent());
    }

    private void requireSession(long session) {
        if (removed) {
            throw failure(ReturnValue.DEVICE_REMOVED);
        }
        if (!sessions.containsKey(session)) {
            throw failure(ReturnValue.SESSION_HANDLE_INVALID);
        }
    }

    private void add(FakeObject object) {
        objects.put((long) handles.incrementAndGet(), object);
    }

    private void record(String function) {
        calls.computeIfAbsent(function, name -> new AtomicInteger()).incrementAndGet();
    }

    private static Map<AttributeType, byte[]> named(String label, String id) {
        Map<AttributeType, byte[]> attributes = new EnumMap<>(AttributeType.class);
        attributes.put(AttributeType.LABEL, label.getBytes(StandardCharsets.UTF_8));
        attributes.put(AttributeType.ID, HexFormat.of().parseHex(id));
        return attributes;
    }

    private static byte[] ulong(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(value)
                .array();
    }

    private static CryptokiException failure(ReturnValue value) {
        return new CryptokiException("C_Fake", value.code());
    }

    /** The calls so far, for messages. */
    @Override
    public String toString() {
        return new ArrayList<>(calls.entrySet()).toString();
    }
}
