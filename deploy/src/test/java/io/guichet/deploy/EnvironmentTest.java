package io.guichet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** What the manifests set is read by whom it is set for, and what a service cannot do without is set. */
class EnvironmentTest {

    private static final Path ROOT = Path.of(System.getProperty("guichet.root"));
    private static final Path BASE = Path.of("base");
    private static final List<String> SERVICES = List.of("ticket", "routing", "sla", "notification", "kb", "gateway");
    private static final Pattern READ = Pattern.compile("\\$\\{(GUICHET_[A-Z_]+)|\"(GUICHET_[A-Z_]+)\"");
    private static final Pattern NEEDED = Pattern.compile("\\$\\{(GUICHET_[A-Z_]+)}");
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "routing", "sla", "notification", "kb", "gateway"})
    void a_service_reads_every_variable_that_is_set_for_it(String service) throws IOException {
        assertThat(ours(own(container(service)))).isNotEmpty().isSubsetOf(read(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "routing", "sla", "notification", "kb", "gateway"})
    void what_a_service_cannot_start_without_is_set_for_it(String service) throws IOException {
        var set = new TreeSet<>(own(container(service)));
        set.addAll(common());

        assertThat(set).containsAll(found(NEEDED, List.of(module(service).resolve("src/main/resources"))))
                .contains("GUICHET_HTTP_HOST", "GUICHET_MANAGEMENT_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "routing", "sla", "notification", "gateway"})
    void a_database_is_migrated_by_its_job_with_the_settings_of_its_service_and_by_nobody_else(String service)
            throws IOException {
        var job = KUBERNETES.unmarshal(text(service + "/migrate.yaml"), Job.class).getSpec().getTemplate().getSpec()
                .getContainers().getFirst();
        var deployed = container(service);

        assertThat(value(job, "GUICHET_MIGRATE")).isEqualTo("true");
        assertThat(value(job, "QUARKUS_INIT_AND_EXIT")).isEqualTo("true");
        assertThat(value(deployed, "GUICHET_MIGRATE")).isEqualTo("false");
        assertThat(job.getImage()).isEqualTo(deployed.getImage());
        assertThat(job.getEnv()).filteredOn(variable -> variable.getValueFrom() != null).isNotEmpty()
                .isSubsetOf(deployed.getEnv());
        assertThat(own(job)).containsAll(found(NEEDED, List.of(module(service).resolve("src/main/resources"))));
    }

    @Test
    void what_is_set_for_all_is_read_by_somebody() throws IOException {
        var readers = new TreeSet<String>();
        SERVICES.forEach(service -> readers.addAll(read(service)));

        assertThat(ours(common())).isNotEmpty().isSubsetOf(readers);
    }

    @Test
    void the_job_that_makes_the_topics_reads_what_is_set_for_it() throws IOException {
        var job = KUBERNETES.unmarshal(text("topics.yaml"), Job.class).getSpec().getTemplate().getSpec()
                .getContainers().getFirst();
        var tool = ROOT.resolve("reliable/src/main/java").resolve(job.getCommand().getLast().replace('.', '/')
                + ".java");

        assertThat(own(job)).isSubsetOf(found(READ, List.of(tool)));
    }

    private static Container container(String service) throws IOException {
        return KUBERNETES.unmarshal(text(service + "/deployment.yaml"), Deployment.class).getSpec().getTemplate()
                .getSpec().getContainers().getFirst();
    }

    private static List<String> own(Container container) {
        return container.getEnv().stream().map(EnvVar::getName).toList();
    }

    private static Set<String> common() throws IOException {
        return KUBERNETES.unmarshal(text("config.yaml"), ConfigMap.class).getData().keySet();
    }

    /** Not those of Java and Quarkus themselves. */
    private static List<String> ours(Collection<String> names) {
        return names.stream().filter(name -> name.startsWith("GUICHET_")).toList();
    }

    private static String value(Container container, String name) {
        return container.getEnv().stream().filter(variable -> variable.getName().equals(name)).findFirst()
                .map(EnvVar::getValue).orElse("");
    }

    /** By the service itself, or by the libraries in it. */
    private static Set<String> read(String service) {
        var own = module(service).resolve("src/main");
        return found(READ, service.equals("gateway")
                ? List.of(own)
                : List.of(own, ROOT.resolve("http/src/main"), ROOT.resolve("reliable/src/main")));
    }

    private static Path module(String service) {
        return ROOT.resolve(service.equals("gateway") ? service : service + "-service");
    }

    private static Set<String> found(Pattern pattern, List<Path> places) {
        var found = new TreeSet<String>();
        for (var place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                files.filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".properties"))
                        .forEach(file -> pattern.matcher(read(file)).results().forEach(
                                match -> found.add(name(match))));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return found;
    }

    private static String name(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static String text(String manifest) throws IOException {
        return Files.readString(BASE.resolve(manifest));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
