package org.motcua.signing.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A block of IP addresses that is not part of the public Internet, such as {@code 10.0.0.0/8}. */
record AddressRange(BigInteger prefix, int length, int bits) {

    /**
     * What the IANA registers of special-purpose addresses reserve. The IPv6 blocks that carry an IPv4 address inside
     * (mapped, translated, 6to4, Teredo) are here as a whole: nobody publishes revocation data there, and behind them any
     * private IPv4 address can hide.
     */
    static final List<AddressRange> NOT_PUBLIC = List.of(
            of("0.0.0.0", 8),
            of("10.0.0.0", 8),
            of("100.64.0.0", 10),
            of("127.0.0.0", 8),
            of("169.254.0.0", 16),
            of("172.16.0.0", 12),
            of("192.0.0.0", 24),
            of("192.0.2.0", 24),
            of("192.168.0.0", 16),
            of("198.18.0.0", 15),
            of("198.51.100.0", 24),
            of("203.0.113.0", 24),
            of("224.0.0.0", 4),
            of("240.0.0.0", 4),
            of("::", 96),
            of("64:ff9b::", 96),
            of("64:ff9b:1::", 48),
            of("100::", 64),
            of("2001::", 32),
            of("2001:db8::", 32),
            of("2002::", 16),
            of("fc00::", 7),
            of("fe80::", 10),
            of("fec0::", 10),
            of("ff00::", 8));

    /** Whether the address is one of the public Internet. */
    static boolean isPublic(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        int addressBits = octets.length * Byte.SIZE;
        return addressBits == bits
                && new BigInteger(1, octets).shiftRight(bits - length).equals(prefix);
    }

    private static AddressRange of(String literal, int length) {
        try {
            // A literal is parsed, never looked up.
            byte[] octets = InetAddress.getByName(literal).getAddress();
            int bits = octets.length * Byte.SIZE;
            return new AddressRange(new BigInteger(1, octets).shiftRight(bits - length), length, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + literal, e);
        }
    }
}
