package io.guichet.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** What a stranger is counted by. */
public final class Network {

    /** Of an IPv6 address the first 64 bits: the others are the customer's own to choose (RFC 4291 §2.5.1). */
    private static final int OWN_BYTES = 8;
    private static final String UNKNOWN = "unknown";

    private Network() {}

    /**
     * The network of an address.
     *
     * @param address as numbers; null and what is none of either kind are all one network
     */
    public static String of(@Nullable String address) {
        if (address == null) {
            return UNKNOWN;
        }
        try {
            var parsed = InetAddress.ofLiteral(withoutZone(address));
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), OWN_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return UNKNOWN;
        }
    }

    private static String withoutZone(String address) {
        var zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
