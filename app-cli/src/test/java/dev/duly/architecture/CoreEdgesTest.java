package dev.duly.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which feature of core may know which: written down here, once.
@AnalyzeClasses(packages = "dev.duly.core", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreEdgesTest {
    private static final Map<String, List<String>> MAY_KNOW =
            edges(
                    """
                    place      ->
                    client     ->
                    purpose    ->
                    phone      -> place
                    hours      -> phone place
                    text       ->
                    record     ->
                    revocation ->
                    health     ->
                    content    -> text purpose
                    provider   -> phone
                    department -> phone purpose hours content
                    consent    -> phone client record purpose department
                    message    -> phone client text record revocation provider purpose department
                    access     -> record message
                    template   -> text record purpose content message access
                    contact    -> phone client place record department consent message access
                    task       -> phone client record department message access
                    policy     -> phone client text record revocation health provider purpose department hours content contact consent message access
                    receipt    -> phone record provider purpose department consent message policy
                    thread     -> phone client record revocation department message receipt access
                    sending    -> phone client text record health provider purpose department content contact template task consent message policy receipt thread
                    receiving  -> phone text record revocation health provider purpose department contact template task consent message sending thread
                    importing  -> phone client record revocation department contact task consent message access thread
                    events     -> record department message access
                    webhook    -> receipt receiving
                    """);

    @ArchTest
    static void core_features_follow_the_declared_edges(JavaClasses core) {
        MAY_KNOW.forEach((feature, known) ->
                classes()
                        .that()
                        .resideInAPackage("dev.duly.core." + feature)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(packages(feature, known))
                        .because(
                                "a new edge is a decision: it belongs in this table, with a thought")
                        .check(core));
    }

    @ArchTest
    static void every_feature_is_in_the_table(JavaClasses core) {
        var features =
                core.stream()
                        .map(type -> type.getPackageName().replace("dev.duly.core", ""))
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.substring(1))
                        .filter(name -> !List.of("memory", "system").contains(name))
                        .distinct();
        assertThat(features)
                .as("features of core; memory and system may know all of them")
                .containsExactlyInAnyOrderElementsOf(MAY_KNOW.keySet());
    }

    private static String[] packages(String feature, List<String> known) {
        return Stream.concat(
                        Stream.of(
                                "java..",
                                "org.jspecify..",
                                "dev.duly.core",
                                "dev.duly.core." + feature),
                        known.stream().map(name -> "dev.duly.core." + name))
                .toArray(String[]::new);
    }

    private static Map<String, List<String>> edges(String table) {
        return new TreeMap<>(
                table.lines()
                        .map(line -> line.split("->", -1))
                        .collect(toMap(parts -> parts[0].strip(), parts -> names(parts[1]))));
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.strip().split(" ", -1)).filter(name -> !name.isEmpty()).toList();
    }
}
