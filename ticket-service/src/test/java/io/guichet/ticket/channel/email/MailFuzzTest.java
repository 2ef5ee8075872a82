package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import io.guichet.ticket.Languages;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Strange mails: mutations of those of the table. None raises an error, or takes long or much. */
class MailFuzzTest {

    private static final List<byte[]> SEEDS = MailTableTest.rows().map(MailTableTest.Row::raw).toList();
    private static final List<String> SNIPPETS = List.of("=?utf-8?B?", "=?x?Q?=", "\r\n\r\n", "--o", "--x--",
            "boundary=",
            ";", "\"", "<", ">", "@", "\0", "=\r\n", "begin 644 a\r\n", "\u00e9", "multipart/mixed; ", "charset=utf-7",
            "Content-Type: ", "> On 1/1/26 a@b.example wrote:\r\n", "filename*0*=", "\u001B$B", "<blockquote>", "&#0;");
    /** Allocated in all, while reading: more than is ever held at once. */
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final long MOST_CPU_NANOS = 2_000_000_000L;
    private static final Languages LANGUAGES = Languages.among(List.of("en", "fr", "de"), Set.of("en", "fr"));
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static {
        // What is known of the languages is loaded once, for all mails.
        SEEDS.forEach(seed -> {
            var _ = Reading.of(seed, LANGUAGES);
        });
    }

    @Provide
    Arbitrary<byte[]> strangeMails() {
        return Arbitraries.longs().map(Random::new).map(random -> {
            var mail = SEEDS.get(random.nextInt(SEEDS.size()));
            for (var change = random.nextInt(12); change >= 0; change--) {
                mail = changed(mail, random);
            }
            return mail;
        });
    }

    private static byte[] changed(byte[] mail, Random random) {
        var at = random.nextInt(mail.length + 1);
        var to = at + random.nextInt(Math.min(40, mail.length - at + 1));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(mail, at, to, new byte[0]);
            case 1 ->
                spliced(mail, at, at, SNIPPETS.get(random.nextInt(SNIPPETS.size())).getBytes(StandardCharsets.UTF_8));
            case 2 -> spliced(mail, at, at, Arrays.copyOfRange(mail, at, to));
            case 3 -> spliced(mail, at, at, SEEDS.get(random.nextInt(SEEDS.size())));
            default -> {
                var other = mail.clone();
                IntStream.range(at, Math.min(to, other.length))
                        .forEach(each -> other[each] = (byte) random.nextInt(256));
                yield other;
            }
        };
    }

    private static byte[] spliced(byte[] mail, int from, int to, byte[] middle) {
        var all = new byte[mail.length - (to - from) + middle.length];
        System.arraycopy(mail, 0, all, 0, from);
        System.arraycopy(middle, 0, all, from, middle.length);
        System.arraycopy(mail, to, all, from + middle.length, mail.length - to);
        return all;
    }

    @Property(tries = 1_500)
    void no_mutation_of_a_mail_breaks_the_parser_or_takes_long(@ForAll("strangeMails") byte[] mail) {
        var cost = Cost.of(mail);

        assertThat(cost.read().body().text()).doesNotContain("\0");
        assertThat(cost.bytes()).isLessThan(MOST_BYTES);
        assertThat(cost.cpuNanos()).isLessThan(MOST_CPU_NANOS);
    }

    @Test
    void a_mail_of_fifty_megabytes_is_read_within_limits() {
        var mail = LargeMails.mail();

        var cost = Cost.of(mail);

        assertThat(cost.read().body().text()).isEqualTo("Hello");
        assertThat(cost.read().attachments()).hasSize(1);
        assertThat(cost.bytes()).isLessThan(MOST_BYTES);
    }

    @Test
    void what_goes_beyond_a_thousand_parts_is_said_to_be_missing() {
        var mail = new StringBuilder("From: a@client.example\nContent-Type: multipart/mixed; boundary=x\n\n");
        for (var part = 0; part < 1_001; part++) {
            mail.append("--x\nContent-Type: image/png\n\nq\n");
        }

        assertThat(Mails.parsed(mail + "--x--\n").remarks()).contains("there are more than 1000 parts");
    }

    /** What reading a mail took, as it is done when one comes in: with its files, and the language of its text. */
    record Cost(ParsedMail read, long bytes, long cpuNanos) {

        static Cost of(byte[] mail) {
            var bytes = THREADS.getCurrentThreadAllocatedBytes();
            var nanos = THREADS.getCurrentThreadCpuTime();
            var reading = Reading.of(mail, LANGUAGES);
            return new Cost(Objects.requireNonNull(reading.mail(), reading.failure()),
                    THREADS.getCurrentThreadAllocatedBytes() - bytes,
                    THREADS.getCurrentThreadCpuTime() - nanos);
        }
    }
}
