package io.guichet.devstack.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many records each consumer group has not yet taken. */
public final class ConsumerLag {

    private final String bootstrapServers;

    public ConsumerLag(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** By group, for the groups that have taken anything yet. */
    public Map<String, Long> byGroup() throws IOException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000))) {
            var groups = committed(admin);
            var ends = ends(admin, groups);
            var lags = new TreeMap<String, Long>();
            groups.forEach((group, offsets) -> lags.put(group, offsets.entrySet().stream()
                    .mapToLong(offset -> behind(offset.getValue(), ends.get(offset.getKey()))).sum()));
            return lags;
        } catch (ExecutionException e) {
            throw new IOException("Kafka does not tell the lag: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static long behind(OffsetAndMetadata taken, @Nullable Long end) {
        return end == null ? 0 : Math.max(0, end - taken.offset());
    }

    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin)
            throws ExecutionException, InterruptedException {
        var names = admin.listGroups().all().get().stream().map(group -> group.groupId())
                .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        var all = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        if (!names.isEmpty()) {
            admin.listConsumerGroupOffsets(names).all().get().forEach((group, offsets) -> all.put(group,
                    offsets.entrySet().stream().filter(offset -> offset.getValue() != null)
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        }
        return all;
    }

    private static Map<TopicPartition, Long> ends(Admin admin,
            Map<String, Map<TopicPartition, OffsetAndMetadata>> groups)
            throws ExecutionException, InterruptedException {
        var partitions = groups.values().stream().flatMap(offsets -> offsets.keySet().stream()).distinct()
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
