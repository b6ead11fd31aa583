package dev.duly.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executor;

@AnalyzeClasses(packages = "dev.duly.core", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreRulesTest {
    @ArchTest
    static final ArchRule core_knows_only_the_jdk_and_jspecify =
            ArchRuleDefinition.classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.duly.core..", "java..", "org.jspecify..")
                    .because("any service can embed core without taking our libraries with it");

    @ArchTest
    static final ArchRule core_features_are_free_of_cycles =
            slices().matching("dev.duly.core.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "a feature that needs its own user cannot be read, tested or changed alone");

    @ArchTest
    static final ArchRule nothing_in_core_depends_on_memory_or_system =
            noClasses()
                    .that(
                            resideOutsideOfPackage("dev.duly.core.memory..")
                                    .and(resideOutsideOfPackage("dev.duly.core.system..")))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.duly.core.memory..")
                                    .or(resideInAPackage("dev.duly.core.system..")))
                    .because("the parts do not know how they are put together");

    @ArchTest
    static final ArchRule core_asks_nobody_for_time_ids_or_chance =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class)
                    .orShould()
                    .callMethod(System.class, "getProperty", String.class)
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .because(
                            "time, ids and chance come in by constructor, so that a test and a simulation own them");

    @ArchTest
    static final ArchRule use_cases_start_no_thread =
            noClasses()
                    .that(resideOutsideOfPackage("dev.duly.core.system.."))
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Executor.class)
                    .because(
                            "time belongs to the caller: the loops of system call one step of a use case");

    @ArchTest
    static final ArchRule only_the_loops_log =
            noClasses()
                    .that(resideOutsideOfPackage("dev.duly.core.system.."))
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.System$Logger")
                    .because("a use case answers what happened; who called it decides what to log");
}
