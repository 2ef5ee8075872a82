package io.guichet.ticket.channel.email;

import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Reads several mails of 50 MB at once, each with one file, in a process of its own. */
final class LargeMails {

    private static final int MAILS = 5;
    private static final int SIZE = 50 * 1024 * 1024;

    private LargeMails() {}

    public static void main(String... arguments) throws Exception {
        var memory = new MailMemory(Runtime.getRuntime().maxMemory() / 2, SIZE);
        // Once, before there are several: what Mutiny loads at first does not stand two at a time.
        memory.hold(1).await().indefinitely().run();
        var read = 0;
        try (var threads = Executors.newFixedThreadPool(MAILS)) {
            var all = IntStream.range(0, MAILS).mapToObj(mail -> threads.submit(() -> read(memory))).toList();
            for (Future<Integer> one : all) {
                read += one.get();
            }
        }
        System.out.println("read " + read);
    }

    private static int read(MailMemory memory) {
        var left = memory.hold(SIZE).await().indefinitely();
        try {
            var file = MailParser.whole(mail()).contents().getFirst();
            return file.length > SIZE / 2 ? 1 : 0;
        } finally {
            left.run();
        }
    }

    static byte[] mail() {
        var head = Mails.raw("From: a@client.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHello\n"
                + "--x\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n");
        var mail = Arrays.copyOf(head, SIZE);
        var line = Mails.raw("QUJD".repeat(19) + "\n");
        for (var at = head.length; at < mail.length; at += line.length) {
            System.arraycopy(line, 0, mail, at, Math.min(line.length, mail.length - at));
        }
        return mail;
    }
}
