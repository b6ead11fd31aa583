package dev.duly.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.duly", importOptions = ImportOption.DoNotIncludeTests.class)
class StyleRules {
    private static final String PORTS =
            ".*\\.(MessageStore|SendQueue|SendBudget|SmsGateway|ConsentLedger|Departments"
                    + "|ReceiptLog|InboundLog|ThreadIndex|AuditLog|AccessTokens|NumberPlan|ProviderWebhooks)";

    @ArchTest
    static final ArchRule ports_have_no_behaviour_of_their_own =
            noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveNameMatching(PORTS)
                    .should(
                            new ArchCondition<>("be default methods") {
                                @Override
                                public void check(
                                        com.tngtech.archunit.core.domain.JavaMethod method,
                                        ConditionEvents events) {
                                    var isDefault =
                                            !method.getModifiers().contains(JavaModifier.ABSTRACT)
                                                    && !method.getModifiers()
                                                            .contains(JavaModifier.STATIC)
                                                    && !method.getModifiers()
                                                            .contains(JavaModifier.SYNTHETIC);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    method, isDefault, method.getFullName()));
                                }
                            })
                    .because("a default method is a promise that no backend has made");

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Dto")
                    .because("such a name says nothing, and such a class takes in everything");

    @ArchTest
    static final ArchRule use_cases_are_final =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "dev.duly.core.sending",
                            "dev.duly.core.receiving",
                            "dev.duly.core.receipt")
                    .and()
                    .areNotInterfaces()
                    .and()
                    .areNotRecords()
                    .and()
                    .areNotEnums()
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .haveModifier(JavaModifier.FINAL)
                    .because("a use case is called, not extended");

    @ArchTest
    static final ArchRule no_method_throws_a_bare_runtime_exception =
            noClasses()
                    .should()
                    .callConstructorWhere(
                            DescribedPredicate.describe(
                                    "RuntimeException or Exception itself",
                                    call -> {
                                        var target = call.getTargetOwner();
                                        return target.isEquivalentTo(RuntimeException.class)
                                                && !call.getOriginOwner()
                                                        .isAssignableTo(RuntimeException.class);
                                    }))
                    .because("whoever catches it could not know what it means");

    @ArchTest
    static void every_package_is_null_marked_and_explained(JavaClasses all) {
        classes()
                .that(DescribedPredicate.describe("are not generated", StyleRules::isOurs))
                .should(
                        new ArchCondition<JavaClass>("be in a @NullMarked package") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                var marked =
                                        type.getPackage()
                                                .tryGetAnnotationOfType(NullMarked.class)
                                                .isPresent();
                                events.add(
                                        new SimpleConditionEvent(
                                                type, marked, type.getPackageName()));
                            }
                        })
                .because(
                        "null is said or is not there, and a stranger finds the door in package-info")
                .check(all);
    }

    @ArchTest
    static final ArchRule no_sleep_anywhere =
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .because("who sleeps cannot be woken, stopped or tested");

    @ArchTest
    static final ArchRule answers_are_sealed =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("dev.duly.core..")
                    .and()
                    .haveRawReturnType(
                            DescribedPredicate.describe(
                                    "a boolean", type -> type.isEquivalentTo(boolean.class)))
                    .and()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .haveNameMatching(PORTS)
                    .should(
                            new ArchCondition<>("not exist") {
                                @Override
                                public void check(
                                        com.tngtech.archunit.core.domain.JavaMethod method,
                                        ConditionEvents events) {
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    method, method.getFullName()));
                                }
                            })
                    .allowEmptyShould(true)
                    .because(
                            "a boolean that means failure is one that somebody forgets to look at");

    private static boolean isOurs(JavaClass type) {
        return !type.getPackageName().contains("generated");
    }
}
