package org.motcua.signing.pkcs11;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;

/**
 * A token's library in this process. It is initialised for many threads; one that cannot do that gets its calls one at a
 * time. It is never finalised and stays loaded: others in the process may be using it. Thread-safe.
 */
final class NativeCryptoki implements Cryptoki {

    private static final long OS_LOCKING_OK = 2;
    private static final long SERIAL_SESSION = 4;
    private static final long USER = 1;
    private static final byte TRUE = 1;
    /** A pair of surrogates has two and takes four octets. */
    private static final int UTF8_BYTES_PER_CHAR = 3;

    /** Longer than any signature: RSA-4096 needs 512 bytes. */
    private static final int SIGNATURE_ROOM = 2048;
    /** Longer attributes are not read: a certificate has some thousand bytes. */
    private static final long MAXIMUM_ATTRIBUTE_BYTES = 1 << 20;

    private static final int FOUND_AT_ONCE = 64;

    /** dlopen: resolve now, keep symbols to itself, never unload (Linux: RTLD_NOW | RTLD_NODELETE; macOS has other bits). */
    private static final int LINUX_OPEN_FLAGS = 0x2 | 0x1000;

    private static final int MAC_OPEN_FLAGS = 0x2 | 0x4 | 0x80;

    private final NativeLibrary library;
    private final Pointer functions;
    private final @Nullable ReentrantLock oneAtATime;

    private NativeCryptoki(NativeLibrary library, Pointer functions) {
        this.library = library;
        this.functions = functions;
        this.oneAtATime = initialise() ? null : new ReentrantLock();
    }

    static NativeCryptoki load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TokenException(
                    Reason.LIBRARY,
                    "The PKCS#11 library " + file + " does not exist; check the path to the token's driver");
        }
        try {
            NativeLibrary library =
                    NativeLibrary.getInstance(file.toAbsolutePath().toString(), options());
            PointerByReference list = new PointerByReference();
            long code = library.getFunction("C_GetFunctionList").invokeInt(new Object[] {list});
            if (code != ReturnValue.OK.code()) {
                throw new CryptokiException("C_GetFunctionList", code);
            }
            return new NativeCryptoki(library, list.getValue());
        } catch (UnsatisfiedLinkError e) {
            throw new TokenException(
                    Reason.LIBRARY,
                    file + " cannot be used as a PKCS#11 library: " + e.getMessage()
                            + "; take the driver of the token's maker for this system and processor",
                    List.of(),
                    e);
        } catch (CryptokiException e) {
            throw new TokenException(
                    Reason.LIBRARY, "The PKCS#11 library " + file + " does not start: " + e.getMessage(), List.of(), e);
        }
    }

    private static Map<String, Object> options() {
        if (Platform.isLinux()) {
            return Map.of(com.sun.jna.Library.OPTION_OPEN_FLAGS, LINUX_OPEN_FLAGS);
        }
        return Platform.isMac() ? Map.of(com.sun.jna.Library.OPTION_OPEN_FLAGS, MAC_OPEN_FLAGS) : Map.of();
    }

    /** @return whether many threads may call at once */
    private boolean initialise() {
        try (Memory arguments = NativeLayout.initializeArguments(OS_LOCKING_OK)) {
            call(CryptokiFunction.INITIALIZE, arguments);
            return true;
        } catch (CryptokiException e) {
            if (e.value() == ReturnValue.CRYPTOKI_ALREADY_INITIALIZED) {
                return true;
            }
            if (e.value() != ReturnValue.CANT_LOCK) {
                throw e;
            }
            call(CryptokiFunction.INITIALIZE, Pointer.NULL);
            return false;
        }
    }

    @Override
    public List<Long> slotsWithToken() {
        return list(CryptokiFunction.GET_SLOT_LIST, TRUE);
    }

    @Override
    public TokenFacts token(long slot) {
        try (Memory info = NativeLayout.tokenInfoRoom()) {
            call(CryptokiFunction.GET_TOKEN_INFO, NativeLayout.ulong(slot), info);
            return NativeLayout.tokenInfo(slot, info);
        }
    }

    @Override
    public Set<Long> mechanisms(long slot) {
        return new HashSet<>(list(CryptokiFunction.GET_MECHANISM_LIST, NativeLayout.ulong(slot)));
    }

    @Override
    public long openSession(long slot) {
        try (Memory session = NativeLayout.ulongRoom(0)) {
            call(
                    CryptokiFunction.OPEN_SESSION,
                    NativeLayout.ulong(slot),
                    NativeLayout.ulong(SERIAL_SESSION),
                    Pointer.NULL,
                    Pointer.NULL,
                    session);
            return NativeLayout.readUlong(session, 0);
        }
    }

    @Override
    public void closeSession(long session) {
        call(CryptokiFunction.CLOSE_SESSION, NativeLayout.ulong(session));
    }

    @Override
    public void login(long session, char[] pin) {
        byte[] encoded = new byte[pin.length * UTF8_BYTES_PER_CHAR];
        ByteBuffer buffer = ByteBuffer.wrap(encoded);
        CoderResult result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(pin), buffer, true);
        if (result.isError()) {
            throw new CryptokiException(CryptokiFunction.LOGIN.toString(), ReturnValue.PIN_INVALID.code());
        }
        try (Memory room = new Memory(buffer.position())) {
            room.write(0, encoded, 0, buffer.position());
            try {
                call(
                        CryptokiFunction.LOGIN,
                        NativeLayout.ulong(session),
                        NativeLayout.ulong(USER),
                        room,
                        NativeLayout.ulong(room.size()));
            } finally {
                room.clear();
            }
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    @Override
    public void logout(long session) {
        call(CryptokiFunction.LOGOUT, NativeLayout.ulong(session));
    }

    @Override
    public List<Long> find(long session, ObjectClass objectClass) {
        NativeLong handle = NativeLayout.ulong(session);
        List<Long> found = new ArrayList<>();
        try (Memory type = NativeLayout.ulongRoom(objectClass.code());
                Memory stored = new Memory(1);
                Memory objects = new Memory((long) FOUND_AT_ONCE * NativeLayout.ULONG);
                Memory count = NativeLayout.ulongRoom(0)) {
            stored.setByte(0, TRUE);
            List<AttributeType> types = List.of(AttributeType.CLASS, AttributeType.TOKEN);
            try (Memory template = NativeLayout.attributes(types, List.of(type, stored))) {
                call(CryptokiFunction.FIND_OBJECTS_INIT, handle, template, NativeLayout.ulong(types.size()));
            }
            try {
                do {
                    call(CryptokiFunction.FIND_OBJECTS, handle, objects, NativeLayout.ulong(FOUND_AT_ONCE), count);
                    for (int i = 0; i < NativeLayout.readUlong(count, 0); i++) {
                        found.add(NativeLayout.readUlong(objects, (long) i * NativeLayout.ULONG));
                    }
                } while (NativeLayout.readUlong(count, 0) > 0);
            } finally {
                call(CryptokiFunction.FIND_OBJECTS_FINAL, handle);
            }
        }
        return found;
    }

    @Override
    public Optional<byte[]> attribute(long session, long object, AttributeType type) {
        NativeLong one = NativeLayout.ulong(1);
        try (Memory asked = NativeLayout.attributeLength(type)) {
            call(
                    CryptokiFunction.GET_ATTRIBUTE_VALUE,
                    NativeLayout.ulong(session),
                    NativeLayout.ulong(object),
                    asked,
                    one);
            long length = NativeLayout.length(asked);
            if (NativeLayout.unavailable(length) || length > MAXIMUM_ATTRIBUTE_BYTES) {
                return Optional.empty();
            }
            if (length == 0) {
                return Optional.of(new byte[0]);
            }
            try (Memory value = new Memory(length);
                    Memory attribute = NativeLayout.attributes(List.of(type), List.of(value))) {
                call(
                        CryptokiFunction.GET_ATTRIBUTE_VALUE,
                        NativeLayout.ulong(session),
                        NativeLayout.ulong(object),
                        attribute,
                        one);
                return Optional.of(value.getByteArray(0, (int) Math.min(length, NativeLayout.length(attribute))));
            }
        } catch (CryptokiException e) {
            return switch (e.value()) {
                case ATTRIBUTE_SENSITIVE, ATTRIBUTE_TYPE_INVALID -> Optional.empty();
                default -> throw e;
            };
        }
    }

    @Override
    public Optional<Long> number(long session, long object, AttributeType type) {
        return attribute(session, object, type)
                .filter(value -> value.length == 1 || value.length == NativeLayout.ULONG)
                .map(NativeCryptoki::number);
    }

    private static long number(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value).order(java.nio.ByteOrder.nativeOrder());
        return switch (value.length) {
            case Long.BYTES -> buffer.getLong();
            case Integer.BYTES -> buffer.getInt();
            default -> buffer.get();
        };
    }

    @Override
    public byte[] sign(long session, Mechanism mechanism, long key, byte[] input) {
        NativeLong handle = NativeLayout.ulong(session);
        startSignature(handle, mechanism, NativeLayout.ulong(key));
        byte[] output = new byte[SIGNATURE_ROOM];
        try (Memory length = NativeLayout.ulongRoom(output.length)) {
            call(CryptokiFunction.SIGN, handle, input, NativeLayout.ulong(input.length), output, length);
            return Arrays.copyOf(output, (int) NativeLayout.readUlong(length, 0));
        }
    }

    private void startSignature(NativeLong session, Mechanism mechanism, NativeLong key) {
        if (mechanism.parameters().isEmpty()) {
            try (Memory plain = NativeLayout.mechanism(mechanism.type())) {
                call(CryptokiFunction.SIGN_INIT, session, plain, key);
            }
            return;
        }
        try (Memory parameters = NativeLayout.ulongs(mechanism.parameters());
                Memory complete = NativeLayout.mechanism(mechanism.type(), parameters)) {
            call(CryptokiFunction.SIGN_INIT, session, complete, key);
        }
    }

    /** Functions that answer a list are asked for its length first. */
    private List<Long> list(CryptokiFunction function, Object subject) {
        try (Memory count = NativeLayout.ulongRoom(0)) {
            call(function, subject, Pointer.NULL, count);
            long length = NativeLayout.readUlong(count, 0);
            if (length == 0) {
                return List.of();
            }
            try (Memory values = new Memory(length * NativeLayout.ULONG)) {
                call(function, subject, values, count);
                List<Long> list = new ArrayList<>();
                for (long i = 0; i < Math.min(length, NativeLayout.readUlong(count, 0)); i++) {
                    list.add(NativeLayout.readUlong(values, i * NativeLayout.ULONG));
                }
                return list;
            }
        }
    }

    private void call(CryptokiFunction function, @Nullable Object... arguments) {
        Function code = Function.getFunction(NativeLayout.function(functions, function.index()));
        if (oneAtATime == null) {
            require(function, code, arguments);
            return;
        }
        oneAtATime.lock();
        try {
            require(function, code, arguments);
        } finally {
            oneAtATime.unlock();
        }
    }

    private static void require(CryptokiFunction function, Function code, @Nullable Object... arguments) {
        Object answer = code.invoke(NativeLong.class, arguments);
        long value = ((NativeLong) answer).longValue() & 0xFFFFFFFFL;
        if (value != ReturnValue.OK.code()) {
            throw new CryptokiException(function.toString(), value);
        }
    }

    /** The library's file, for messages. */
    @Override
    public String toString() {
        return library.getFile().toString();
    }
}
