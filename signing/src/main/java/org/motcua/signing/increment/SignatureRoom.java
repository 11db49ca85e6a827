package org.motcua.signing.increment;

import org.motcua.signing.increment.PdfValue.Reference;

/**
 * Where in an increment the signature dictionary keeps room: offsets from the start of the increment.
 *
 * @param byteRangeAt first byte of the room for the array of /ByteRange
 * @param byteRangeWidth bytes of that room
 * @param holeStart the {@code <} of /Contents, the first byte that is not signed
 * @param holeEnd just behind the {@code >} of /Contents
 */
record SignatureRoom(Reference object, int byteRangeAt, int byteRangeWidth, int holeStart, int holeEnd) {

    /** How many bytes the signature may have: two digits each, without the two brackets. */
    int capacity() {
        return (holeEnd - holeStart - 2) / 2;
    }
}
