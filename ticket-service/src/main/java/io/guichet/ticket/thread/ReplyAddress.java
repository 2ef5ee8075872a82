package io.guichet.ticket.thread;

import java.util.Optional;

/** An address with a detail after a plus sign: {@code support+<token>@fr.guichet.example}. */
public final class ReplyAddress {

    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private ReplyAddress() {}

    /** The department's address with the token; without it where that would be too long for a local part. */
    public static String of(String supportAddress, String token) {
        var at = supportAddress.lastIndexOf('@');
        return at + 1 + token.length() > LONGEST_LOCAL_PART
                ? supportAddress
                : supportAddress.substring(0, at) + "+" + token + supportAddress.substring(at);
    }

    /** What stands after the first plus sign of the local part; empty when there is none. */
    public static Optional<String> detail(String address) {
        var plus = address.indexOf('+');
        var at = address.lastIndexOf('@');
        return plus > 0 && plus < at ? Optional.of(address.substring(plus + 1, at)) : Optional.empty();
    }

    /** The address without its detail. */
    public static String plain(String address) {
        return detail(address)
                .map(detail -> address.substring(0, address.indexOf('+')) + address.substring(address.lastIndexOf('@')))
                .orElse(address);
    }
}
