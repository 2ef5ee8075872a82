package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.oneOf;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Four processes of ticket-service on one mailbox, one of them killed again and again while mails come in, at whatever
 * step it is: fetching, storing, reading, filing, telling. In full: {@code -Dmailbox.mails=190 -Dmailbox.kills=12}.
 */
class MailboxKilledTest {

    private static final int WORKERS = Integer.getInteger("mailbox.workers", 4);
    /** On one page. */
    private static final int MOST = 200;
    private static final int MAILS = Math.min(MOST - 10, Integer.getInteger("mailbox.mails", 60));
    private static final int KILLS = Integer.getInteger("mailbox.kills", 4);
    /** Whoever was at a mail has it for two minutes, and its reading is counted three times at most. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** The mail server may serve several runs. */
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    private static @Nullable SmallGuichet made;

    @BeforeAll
    static void one_mailbox_of_several_processes() throws IOException {
        made = new SmallGuichet("killed" + RUN);
        guichet().addTicketProcesses(WORKERS - 1);
        guichet().setup("routing").body(Map.of("name", "Support", "language", "en", "supportAddress",
                guichet().address())).put("/departments/support").then().statusCode(oneOf(200, 201));
        await().atMost(PATIENCE).untilAsserted(() -> guichet().setup("ticket").body(Map.of("address",
                guichet().address(), "department", "support", "imap", Map.of("host", "127.0.0.1", "port",
                        guichet().imapPort(), "username", guichet().address(), "password", "any", "encryption",
                        "NONE")))
                .post("/mailboxes").then().statusCode(oneOf(201, 409)));
    }

    @AfterAll
    static void none() {
        if (made != null) {
            made.close();
        }
    }

    private static SmallGuichet guichet() {
        return Objects.requireNonNull(made);
    }

    @Test
    void each_mail_is_one_ticket_and_one_acknowledgement_whoever_is_killed() throws Exception {
        var random = new Random(6);
        for (var kill = 0; kill < KILLS; kill++) {
            var from = kill * MAILS / KILLS;
            var to = (kill + 1) * MAILS / KILLS;
            killWhileSending(from, to, random.nextInt(to - from), random.nextInt(WORKERS));
        }

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> filed("OPENED").size() >= MAILS);
        var opened = filed("OPENED");
        assertThat(opened).hasSize(MAILS);
        assertThat(opened).extracting(mail -> mail.get("from")).doesNotHaveDuplicates();
        assertThat(opened).extracting(mail -> mail.get("ticket")).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(filed("DUPLICATE")).isEmpty();
        assertThat(filed("FAILED")).isEmpty();
        IntStream.range(0, MAILS).mapToObj(MailboxKilledTest::customer).forEach(MailboxKilledTest::assertOneOfEach);
        System.out.printf("%d mails, %d processes, %d kills: each mail one ticket%n", MAILS, WORKERS, KILLS);
    }

    /** Kills one once so many of the mails are in the mailbox: it is at any of them. */
    private static void killWhileSending(int from, int to, int before, int victim) throws Exception {
        var sent = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = threads.submit(() -> IntStream.range(from, to).forEach(number -> {
                send(number);
                sent.incrementAndGet();
            }));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> sent.get() > before);
            guichet().killTicketProcess(victim);
            sending.get();
        }
    }

    private static void send(int number) {
        guichet().mail().raw(customer(number), List.of(guichet().address()),
                Written.mail(customer(number), guichet().address(), "Request " + number));
    }

    private static String customer(int number) {
        return "c" + number + "." + RUN + "@customer.example";
    }

    /** Of two that were opened for one mail, there would be two tickets, and two ids of acknowledgements. */
    private static void assertOneOfEach(String customer) {
        assertThat(guichet().product("ticket").get("/tickets?contact=" + customer).then().statusCode(200).extract()
                .jsonPath().getList("items")).as(customer).hasSize(1);
        await().atMost(PATIENCE).until(() -> !guichet().mail().inbox(customer).isEmpty());
        assertThat(guichet().mail().inbox(customer)).as(customer).extracting(Mail.Received::messageId).hasSize(1);
    }

    private static List<Map<String, Object>> filed(String outcome) {
        return guichet().setup("ticket").get("/channels/email/messages?limit=" + MOST + "&outcome=" + outcome).then()
                .statusCode(200).extract().jsonPath().<Map<String, Object>>getList("items");
    }
}
