package io.guichet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

class StrictManifestsTest {

    private static final Path BASE = Path.of("base");

    static List<Path> manifests() {
        try (Stream<Path> files = Files.walk(BASE)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void a_manifest_has_no_field_that_kubernetes_does_not_know(Path manifest) throws IOException {
        var unknown = new Strictness().unknownFields(Files.readString(manifest));

        assertThat(unknown).isEmpty();
    }

    @Test
    void a_misspelt_field_is_found() throws IOException {
        var manifest = Files.readString(BASE.resolve("ticket/deployment.yaml")).replace("replicas:", "replicsa:");

        assertThat(new Strictness().unknownFields(manifest)).containsExactly("Deployment.spec.replicsa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "routing", "sla", "notification", "kb", "gateway"})
    void every_manifest_of_a_service_is_part_of_the_base(String service) throws IOException {
        var listed = Files.readString(BASE.resolve(service).resolve("kustomization.yaml"));

        assertThat(Files.readString(BASE.resolve("kustomization.yaml"))).contains("- " + service + "\n");
        assertThat(manifests()).filteredOn(file -> file.startsWith(BASE.resolve(service)))
                .hasSizeBetween(4, 5)
                .allSatisfy(file -> assertThat(listed).contains("- " + file.getFileName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "routing", "sla", "notification", "kb", "gateway"})
    void health_and_metrics_are_told_to_the_cluster_alone(String service) throws IOException {
        var folder = BASE.resolve(service);
        var offered = new KubernetesSerialization().unmarshal(Files.readString(folder.resolve("service.yaml")),
                Service.class).getSpec().getPorts();
        var policy = new KubernetesSerialization().unmarshal(Files.readString(folder.resolve("network-policy.yaml")),
                NetworkPolicy.class);

        assertThat(offered).extracting(ServicePort::getName).containsExactly("http");
        assertThat(policy.getSpec().getIngress()).allSatisfy(rule -> assertThat(rule.getPorts()).isNotEmpty())
                .filteredOn(rule -> rule.getPorts().stream()
                        .anyMatch(port -> "management".equals(port.getPort().getStrVal())))
                .singleElement().satisfies(rule -> assertThat(rule.getFrom()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "routing", "sla", "notification", "kb", "gateway"})
    void a_service_may_be_killed_and_is_not_root(String service) throws IOException {
        var deployment = new KubernetesSerialization().unmarshal(
                Files.readString(BASE.resolve(service).resolve("deployment.yaml")), Deployment.class);
        var pod = deployment.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().getFirst();

        assertThat(deployment.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
        assertThat(container.getReadinessProbe().getHttpGet().getPort().getStrVal()).isEqualTo("management");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    }
}
