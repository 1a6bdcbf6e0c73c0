package org.precisionbenefit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The picture of the house, from which every rule is generated.
 *
 * @param root the root package
 * @param stages the stages in walking order; those of one inner list stand side by side and do not see each other
 * @param technologies which leaves may see which packages of libraries
 */
record House(String root, List<List<String>> stages, Map<String, Set<String>> technologies) {

    /** Names of leaf packages: each hides one technology. */
    static final List<String> LEAVES =
            List.of("cli", "drools", "fhir", "json", "oidc", "postgres", "rest", "tink", "web", "xgboost", "yaml");

    static House of(String root) {
        Map<String, Set<String>> technologies = new LinkedHashMap<>();
        technologies.put("ca.uhn.fhir..", Set.of("fhir"));
        technologies.put("org.hl7..", Set.of("fhir"));
        technologies.put("org.kie..", Set.of("drools"));
        technologies.put("org.drools..", Set.of("drools"));
        technologies.put("ml.dmlc..", Set.of("xgboost"));
        technologies.put("jakarta.persistence..", Set.of("postgres"));
        technologies.put("org.hibernate..", Set.of("postgres"));
        technologies.put("io.quarkus.hibernate..", Set.of("postgres"));
        technologies.put("org.yaml.snakeyaml..", Set.of("yaml"));
        technologies.put("picocli..", Set.of("cli"));
        technologies.put("io.quarkus.qute..", Set.of("web"));
        technologies.put("com.fasterxml.jackson..", Set.of("fhir", "json", "rest", "web", "xgboost"));
        technologies.put("jakarta.ws.rs..", Set.of("fhir", "oidc", "rest", "web"));
        technologies.put("io.micrometer..", Set.of());
        technologies.put("io.opentelemetry..", Set.of());
        technologies.put("org.eclipse.microprofile.health..", Set.of());
        technologies.put("com.google.crypto.tink..", Set.of("tink"));
        technologies.put("io.quarkus.oidc..", Set.of("oidc"));
        technologies.put("io.smallrye.jwt..", Set.of("oidc"));
        technologies.put("org.jose4j..", Set.of("oidc"));
        technologies.put("io.zonky..", Set.of());
        return new House(
                root,
                List.of(
                        List.of("terminology"),
                        List.of("formulary"),
                        List.of("access"),
                        List.of("intake"),
                        List.of("profile"),
                        List.of("evidence"),
                        List.of("policy", "prediction"),
                        List.of("decision"),
                        List.of("audit"),
                        List.of("casework"),
                        List.of("api"),
                        List.of("app")),
                technologies);
    }

    List<String> stageNames() {
        return stages.stream().flatMap(List::stream).toList();
    }

    /** The packages that a stage must not see: those after it, and those beside it. */
    List<String> hiddenFrom(String stage) {
        List<String> hidden = new ArrayList<>();
        boolean reached = false;
        for (List<String> step : stages) {
            if (step.contains(stage)) {
                reached = true;
                step.stream().filter(other -> !other.equals(stage)).forEach(hidden::add);
            } else if (reached) {
                hidden.addAll(step);
            }
        }
        return hidden.stream().map(name -> root + "." + name + "..").toList();
    }

    /** The packages of every leaf of every stage. */
    String[] leafPackages() {
        return stageNames().stream()
                .flatMap(stage -> LEAVES.stream().map(leaf -> root + "." + stage + "." + leaf + ".."))
                .toArray(String[]::new);
    }

    String[] packagesOfLeaves(Set<String> leaves) {
        return stageNames().stream()
                .flatMap(stage -> leaves.stream().map(leaf -> root + "." + stage + "." + leaf + ".."))
                .toArray(String[]::new);
    }

    String in(String stage) {
        return root + "." + stage + "..";
    }

    /** A class of the plain-Java ring: of a stage, not of a leaf, not of app. */
    DescribedPredicate<JavaClass> core() {
        DescribedPredicate<JavaClass> leaf = JavaClass.Predicates.resideInAnyPackage(leafPackages());
        DescribedPredicate<JavaClass> app = JavaClass.Predicates.resideInAPackage(in("app"));
        return DescribedPredicate.describe("of the core", type -> !leaf.test(type) && !app.test(type));
    }

    /** Every rule by its name. */
    Map<String, ArchRule> rules() {
        return HouseRules.of(this);
    }
}
