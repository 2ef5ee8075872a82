package io.guichet.notification.webhook.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses lie in the public internet: all others, such as those of one's own network or of the metadata service
 * of a cloud, could be reached in our name by whoever may write down an address.
 */
public final class Addresses {

    /** IANA's special-purpose registries for IPv4 (RFC 6890), multicast and what is reserved. */
    private static final List<Range> NOT_PUBLIC_4 = List.of(Range.of("0.0.0.0", 8), Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10), Range.of("127.0.0.0", 8), Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12), Range.of("192.0.0.0", 24), Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24), Range.of("192.168.0.0", 16), Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24), Range.of("203.0.113.0", 24), Range.of("224.0.0.0", 3));
    /** The only part of IPv6 that is given to the public internet (RFC 4291). */
    private static final Range GLOBAL_6 = Range.of("2000::", 3);
    /** What is special within it: Teredo and other protocols, documentation, 6to4. */
    private static final List<Range> NOT_PUBLIC_6 = List.of(Range.of("2001::", 23), Range.of("2001:db8::", 32),
            Range.of("2002::", 16), Range.of("3fff::", 20));
    /** Through which a network without IPv4 reaches it (RFC 6052); the last four bytes are the IPv4 address. */
    private static final Range TRANSLATED = Range.of("64:ff9b::", 96);

    private Addresses() {}

    /** Whether the address lies in the public internet; an IPv4 address within an IPv6 one is looked at itself. */
    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(range -> range.contains(bytes));
        }
        if (TRANSLATED.contains(bytes)) {
            return isPublic(embedded(bytes));
        }
        return GLOBAL_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(range -> range.contains(bytes));
    }

    /**
     * The address that a host is written as; empty for a name.
     *
     * @param host as it stands in a URL, an IPv6 address in brackets
     */
    public static Optional<InetAddress> literal(String host) {
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static InetAddress embedded(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four bytes are an address", impossible);
        }
    }

    /** The addresses that begin with the same bits. */
    private record Range(InetAddress first, int bits) {

        static Range of(String first, int bits) {
            return new Range(InetAddress.ofLiteral(first), bits);
        }

        boolean contains(byte[] address) {
            var start = first.getAddress();
            if (address.length != start.length) {
                return false;
            }
            var whole = bits / Byte.SIZE;
            var rest = Byte.SIZE - bits % Byte.SIZE;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (bits % Byte.SIZE == 0
                            || (address[whole] & 0xff) >> rest == (start[whole] & 0xff) >> rest);
        }
    }
}
