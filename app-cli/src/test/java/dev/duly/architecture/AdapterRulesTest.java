package dev.duly.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;

@AnalyzeClasses(packages = "dev.duly", importOptions = ImportOption.DoNotIncludeTests.class)
class AdapterRulesTest {
    private static final String[] ADAPTERS = {
        "dev.duly.sqlite..",
        "dev.duly.mongo..",
        "dev.duly.redis..",
        "dev.duly.twilio..",
        "dev.duly.libphonenumber.."
    };

    @ArchTest
    static final ArchRule adapters_do_not_know_each_other =
            slices().matching("dev.duly.(sqlite|mongo|redis|twilio|libphonenumber)..")
                    .should()
                    .notDependOnEachOther()
                    .because("each backend can be taken out without the others noticing");

    @ArchTest
    static final ArchRule adapters_know_only_core_of_duly =
            noClasses()
                    .that()
                    .resideInAnyPackage(ADAPTERS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.duly.http..",
                            "dev.duly.cli..",
                            "dev.duly.sandbox..",
                            "dev.duly.testkit..")
                    .because("an adapter serves core's ports, whoever calls them");

    @ArchTest
    static final ArchRule the_sandbox_knows_nothing_of_duly =
            noClasses()
                    .that()
                    .resideInAPackage("dev.duly.sandbox..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.duly..")
                                    .and(resideOutsideOfPackage("dev.duly.sandbox..")))
                    .because(
                            "code that we share with the provider's stand-in would hide our own mistakes");

    @ArchTest
    static void driver_types_stay_in_their_adapter(JavaClasses all) {
        var drivers =
                Map.of(
                        "redis.clients..", "dev.duly.redis..",
                        "com.twilio..", "dev.duly.twilio..",
                        "com.mongodb..", "dev.duly.mongo..",
                        "org.bson..", "dev.duly.mongo..",
                        "com.google.i18n.phonenumbers..", "dev.duly.libphonenumber..",
                        "io.helidon..", "dev.duly.(http|sandbox)..",
                        "picocli..", "dev.duly.cli..");
        drivers.forEach((driver, home) ->
                noClasses()
                        .that()
                        .resideOutsideOfPackages(homes(home))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(driver)
                        .because(
                                "a library can be changed in one place only if it stands in one place only")
                        .check(all));
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.duly.sqlite..", "dev.duly.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .because("only a store speaks SQL")
                .check(all);
    }

    @ArchTest
    static final ArchRule only_the_door_of_the_sqlite_adapter_is_public =
            ArchRuleDefinition.classes()
                    .that()
                    .resideInAPackage("dev.duly.sqlite..")
                    .and()
                    .arePublic()
                    .should()
                    .haveSimpleName("SqliteStorage")
                    .orShould()
                    .haveSimpleNameEndingWith("Exception")
                    .because("a reader opens one class and sees the backend whole");

    @ArchTest
    static final ArchRule only_the_door_of_the_mongo_adapter_is_public =
            ArchRuleDefinition.classes()
                    .that()
                    .resideInAPackage("dev.duly.mongo..")
                    .and()
                    .arePublic()
                    .should()
                    .haveSimpleName("MongoStorage")
                    .because("a reader opens one class and sees the backend whole");

    @ArchTest
    static final ArchRule only_the_door_of_the_redis_adapter_is_public =
            ArchRuleDefinition.classes()
                    .that()
                    .resideInAPackage("dev.duly.redis..")
                    .and()
                    .arePublic()
                    .should()
                    .haveSimpleName("RedisBackend")
                    .because("a reader opens one class and sees the backend whole");

    private static String[] homes(String pattern) {
        return pattern.contains("(")
                ? new String[] {"dev.duly.http..", "dev.duly.sandbox.."}
                : new String[] {pattern};
    }
}
