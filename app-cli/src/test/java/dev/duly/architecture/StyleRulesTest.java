package dev.duly.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.duly", importOptions = ImportOption.DoNotIncludeTests.class)
class StyleRulesTest {
    private static final String PORTS =
            ".*\\.(MessageStore|SendQueue|SendBudget|SmsGateway|ConsentLedger|Departments"
                    + "|ReceiptLog|InboundLog|ThreadIndex|AuditLog|AccessTokens|NumberPlan|ProviderWebhooks"
                    + "|SenderPauses|Contacts|Tasks|ProviderInbox|AlertNotifier|TemplateStore)";

    @ArchTest
    static final ArchRule ports_have_no_behaviour_of_their_own =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveNameMatching(PORTS)
                    .should(
                            be(
                                    "abstract",
                                    method ->
                                            method.getModifiers().contains(JavaModifier.ABSTRACT)))
                    .because("a default method is a promise that no backend has made");

    @ArchTest
    static final ArchRule ports_never_answer_with_a_boolean =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveNameMatching(PORTS)
                    .should(
                            be(
                                    "answering with a type of its own",
                                    method ->
                                            !method.getRawReturnType()
                                                    .isEquivalentTo(boolean.class)))
                    .because(
                            "a boolean that means failure is one that somebody forgets to look at");

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)$")
                    .because("such a name says nothing, and such a class takes in everything");

    @ArchTest
    static final ArchRule use_cases_are_final =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "dev.duly.core.sending",
                            "dev.duly.core.receiving",
                            "dev.duly.core.receipt",
                            "dev.duly.core.thread",
                            "dev.duly.core.contact",
                            "dev.duly.core.task",
                            "dev.duly.core.template")
                    .and(
                            describe(
                                    "are top-level classes, no records, enums, interfaces or package-info",
                                    type ->
                                            type.isTopLevelClass()
                                                    && !type.isInterface()
                                                    && !type.isRecord()
                                                    && !type.isEnum()
                                                    && !type.getSimpleName()
                                                            .equals("package-info")))
                    .should()
                    .haveModifier(JavaModifier.FINAL)
                    .because("a use case is called, not extended");

    @ArchTest
    static final ArchRule nobody_throws_a_bare_runtime_exception =
            noClasses()
                    .should()
                    .callConstructorWhere(
                            describe(
                                    "it is RuntimeException's own, and not called by a subclass",
                                    call ->
                                            call.getTargetOwner()
                                                            .isEquivalentTo(RuntimeException.class)
                                                    && !call.getOriginOwner()
                                                            .isAssignableTo(
                                                                    RuntimeException.class)))
                    .because("whoever catches it could not know what it means");

    @ArchTest
    static final ArchRule every_package_is_null_marked_and_explained =
            classes()
                    .should(
                            new ArchCondition<>(
                                    "be in a package whose package-info says @NullMarked") {
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
                            })
                    .because(
                            "null is said or is not there, and a stranger finds the door in package-info");

    @ArchTest
    static final ArchRule nobody_sleeps =
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", java.time.Duration.class)
                    .because("who sleeps cannot be woken, stopped or tested");

    private static ArchCondition<JavaMethod> be(String what, Predicate<JavaMethod> rule) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(
                        new SimpleConditionEvent(method, rule.test(method), method.getFullName()));
            }
        };
    }
}
