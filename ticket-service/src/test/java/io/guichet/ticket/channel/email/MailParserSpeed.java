package io.guichet.ticket.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;

/** Measures by hand how many mails one core reads in a second, and how long a mail of 100 KB takes at worst. */
final class MailParserSpeed {

    private static final long WARM_UP_NANOS = 10_000_000_000L;
    private static final long NANOS = 20_000_000_000L;
    private static final double A_SECOND = 1e9;

    private MailParserSpeed() {}

    public static void main(String... arguments) {
        var table = MailTableTest.rows().map(MailTableTest.Row::raw).toList();
        var large = large();
        var warm = run(WARM_UP_NANOS, table.toArray(byte[][]::new)).length + run(WARM_UP_NANOS / 2, large).length;
        var small = run(NANOS, table.toArray(byte[][]::new));
        var big = run(NANOS, large);
        System.out.printf("after %d: %.0f mails/s of the table; 100 KB: %.0f mails/s, p50 %.2f ms, p99 %.2f ms%n", warm,
                small.length / (NANOS / A_SECOND), big.length / (NANOS / A_SECOND), millis(big, 0.5),
                millis(big, 0.99));
    }

    private static long[] run(long nanos, byte[]... mails) {
        var begun = System.nanoTime();
        var taken = new ArrayList<Long>();
        for (var next = 0; System.nanoTime() - begun < nanos; next++) {
            var start = System.nanoTime();
            var read = MailParser.parse(mails[next % mails.length]);
            if (!read.headers().isEmpty()) {
                taken.add(System.nanoTime() - start);
            }
        }
        return taken.stream().mapToLong(Long::longValue).toArray();
    }

    private static double millis(long[] taken, double share) {
        var sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    /** Both forms of a text with a long quotation, and a file. */
    private static byte[] large() {
        var quotation = new StringBuilder();
        IntStream.range(0, 300).forEach(line -> quotation.append("> It is line ").append(line)
                .append(" of what was said before.\n"));
        var html = "<p>Yes, thanks.</p><blockquote>" + quotation.toString().replace("\n", "<br>") + "</blockquote>";
        var file = Base64.getMimeEncoder().encodeToString(new byte[55_000]);
        return ("""
                From: Claire <claire@client.example>
                To: support@fr.guichet.example
                Subject: =?utf-8?Q?R=C3=A9clamation?=
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: multipart/alternative; boundary=i

                --i
                Content-Type: text/plain; charset=utf-8

                Yes, thanks.

                On Mon, Jan 5, 2026 at 10:00 AM Support <support@guichet.example> wrote:
                """ + quotation + "--i\nContent-Type: text/html; charset=utf-8\n\n" + html
                + "\n--i--\n--o\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n" + file
                + "\n--o--\n").getBytes(StandardCharsets.UTF_8);
    }
}
