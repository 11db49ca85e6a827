package org.motcua.signing.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the members of Cryptoki's structures lie in memory. CK_ULONG is C's unsigned long: eight bytes on 64-bit Linux and
 * macOS, four on Windows, where the structures are also packed to the byte. No structure used here has a gap on either,
 * but for the function list, whose two version octets are followed by pointers.
 */
final class NativeLayout {

    /** Bytes of a CK_ULONG. */
    static final int ULONG = NativeLong.SIZE;

    private static final int POINTER = Native.POINTER_SIZE;

    private static final int LABEL_BYTES = 32;
    private static final int SERIAL_NUMBER_OFFSET = 32 + 32 + 16;
    private static final int SERIAL_NUMBER_BYTES = 16;
    private static final int FLAGS_OFFSET = SERIAL_NUMBER_OFFSET + SERIAL_NUMBER_BYTES;
    private static final int TOKEN_INFO_ULONGS = 11;
    /** Two versions of two octets and a time of sixteen characters at the end of CK_TOKEN_INFO. */
    private static final int TOKEN_INFO_TAIL = 4 + 16;

    /** All bits set: "not known". */
    private static final long UNAVAILABLE = ULONG == Long.BYTES ? -1L : 0xFFFFFFFFL;

    private NativeLayout() {}

    static Pointer function(Pointer functionList, int index) {
        int first = Platform.isWindows() ? 2 : POINTER;
        return functionList.getPointer(first + (long) index * POINTER);
    }

    static NativeLong ulong(long value) {
        return new NativeLong(value, true);
    }

    static long readUlong(Pointer memory, long offset) {
        return ULONG == Long.BYTES ? memory.getLong(offset) : memory.getInt(offset) & 0xFFFFFFFFL;
    }

    static boolean unavailable(long value) {
        return value == UNAVAILABLE;
    }

    private static void writeUlong(Pointer memory, long offset, long value) {
        memory.setNativeLong(offset, ulong(value));
    }

    /** Room for one CK_ULONG. */
    static Memory ulongRoom(long value) {
        return ulongs(List.of(value));
    }

    static Memory ulongs(List<Long> values) {
        Memory memory = new Memory((long) ULONG * values.size());
        for (int i = 0; i < values.size(); i++) {
            writeUlong(memory, (long) i * ULONG, values.get(i));
        }
        return memory;
    }

    /** CK_C_INITIALIZE_ARGS: four callbacks that are not given, flags, a reserved pointer. */
    static Memory initializeArguments(long flags) {
        Memory memory = new Memory(5L * POINTER + ULONG);
        memory.clear();
        writeUlong(memory, 4L * POINTER, flags);
        return memory;
    }

    /** An array of CK_ATTRIBUTE { type, value, length }. */
    static Memory attributes(List<AttributeType> types, List<Memory> values) {
        long size = 2L * ULONG + POINTER;
        Memory memory = new Memory(size * types.size());
        for (int i = 0; i < types.size(); i++) {
            writeUlong(memory, i * size, types.get(i).code());
            memory.setPointer(i * size + ULONG, values.get(i));
            writeUlong(memory, i * size + ULONG + POINTER, values.get(i).size());
        }
        return memory;
    }

    /** One CK_ATTRIBUTE without room for its value, with which its length is asked for. */
    static Memory attributeLength(AttributeType type) {
        Memory memory = new Memory(2L * ULONG + POINTER);
        memory.clear();
        writeUlong(memory, 0, type.code());
        return memory;
    }

    static long length(Memory attribute) {
        return readUlong(attribute, (long) ULONG + POINTER);
    }

    /** CK_MECHANISM { type, parameters, length of the parameters }. */
    static Memory mechanism(long type, Memory parameters) {
        Memory memory = mechanism(type);
        memory.setPointer(ULONG, parameters);
        writeUlong(memory, (long) ULONG + POINTER, parameters.size());
        return memory;
    }

    static Memory mechanism(long type) {
        Memory memory = new Memory(2L * ULONG + POINTER);
        memory.clear();
        writeUlong(memory, 0, type);
        return memory;
    }

    static Memory tokenInfoRoom() {
        return new Memory(FLAGS_OFFSET + (long) TOKEN_INFO_ULONGS * ULONG + TOKEN_INFO_TAIL);
    }

    static TokenFacts tokenInfo(long slot, Memory memory) {
        long maximumSessions = readUlong(memory, (long) FLAGS_OFFSET + ULONG);
        return new TokenFacts(
                slot,
                text(memory, 0, LABEL_BYTES),
                text(memory, SERIAL_NUMBER_OFFSET, SERIAL_NUMBER_BYTES),
                readUlong(memory, FLAGS_OFFSET),
                unavailable(maximumSessions) ? 0 : maximumSessions);
    }

    /** Padded with blanks by the standard, with zeros by some tokens. */
    private static String text(Memory memory, int offset, int length) {
        String padded = new String(memory.getByteArray(offset, length), StandardCharsets.UTF_8);
        int end = padded.indexOf('\0');
        return (end < 0 ? padded : padded.substring(0, end)).strip();
    }
}
