package dev.duly.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/// The rules of the house, for the one module that stands outside of it.
@AnalyzeClasses(packages = "dev.duly.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchRulesTest {
    @ArchTest
    static final ArchRule it_works_on_duly_only_as_others_do =
            noClasses()
                    .that()
                    // It measures single parts of Duly, and judges none of their answers.
                    .resideOutsideOfPackage("dev.duly.bench.measure..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.duly.http..",
                            "dev.duly.cli..",
                            "dev.duly.sandbox..",
                            "dev.duly.twilio..",
                            "dev.duly.core.sending..",
                            "dev.duly.core.receiving..",
                            "dev.duly.core.access..")
                    .because("who shares code with what is judged shares its mistakes");

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)$")
                    .because("such a name says nothing, and such a class takes in everything");

    @ArchTest
    static final ArchRule nobody_sleeps =
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", Duration.class)
                    .because("who sleeps cannot be woken, stopped or tested");

    @ArchTest
    static final ArchRule standard_streams_belong_to_the_door =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("BenchMain")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("whoever starts a run says where it prints");

    @ArchTest
    static final ArchRule every_package_is_null_marked_and_explained =
            classes()
                    .that()
                    .resideOutsideOfPackage("..jmh_generated..")
                    .should(
                            new ArchCondition<>("be in a package that is @NullMarked") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    var isMarked =
                                            type.getPackage()
                                                    .tryGetAnnotationOfType(NullMarked.class)
                                                    .isPresent();
                                    events.add(
                                            new SimpleConditionEvent(
                                                    type, isMarked, type.getPackageName()));
                                }
                            });
}
