package org.precisionbenefit.policy.drools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieRepository;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.ValueTypes;

/**
 * The knowledge base of one policy version.
 *
 * <p>The engine keeps every built module in one repository for the whole process and never forgets it by itself, so the
 * module is taken out as soon as the knowledge base stands. The repository is shared by all evaluators of the process,
 * which is why building happens under its lock. The class loader is named at both places that compile or load, because a
 * plain thread's own loader may not see the facts.
 */
final class CompiledPolicy {
    private final KieContainer container;
    private final KieBase base;
    private final List<Criterion> criteria;
    private final List<Test> tests;
    private final Map<TermKey, String> terms = new LinkedHashMap<>();
    private int users;
    private boolean retired;

    private CompiledPolicy(Policy policy, KieContainer container) {
        this.container = container;
        this.base = container.getKieBase();
        this.criteria = policy.criteria();
        this.tests = ValueTypes.tests(policy);
        PolicyTerms.of(policy).forEach(term -> terms.put(term, term.toString()));
    }

    static CompiledPolicy compile(Policy policy, List<GeneratedRule> rules, RuleCompiler compiler) {
        ClassLoader loader = CompiledPolicy.class.getClassLoader();
        KieServices services = KieServices.Factory.get();
        KieRepository repository = services.getRepository();
        ReleaseId release = services.newReleaseId(
                "org.precisionbenefit.policy", "policy-" + policy.digest().hex(), "1.0.0");
        synchronized (repository) {
            KieFileSystem files = services.newKieFileSystem();
            files.generateAndWritePomXML(release);
            files.write("src/main/resources/org/precisionbenefit/rules/policy.drl", DrlWriter.write(rules));
            KieBuilder builder = services.newKieBuilder(files, loader);
            switch (compiler) {
                case MVEL -> builder.buildAll();
                case EXECUTABLE_MODEL -> builder.buildAll(ExecutableModelProject.class);
            }
            refuseErrors(policy, builder);
            try {
                return new CompiledPolicy(policy, services.newKieContainer(release, loader));
            } finally {
                repository.removeKieModule(release);
            }
        }
    }

    private static void refuseErrors(Policy policy, KieBuilder builder) {
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new EvaluationFault("The rules of policy " + policy.id() + " must compile, but have " + errors.size()
                    + " errors; the first: " + errors.get(0).getText());
        }
    }

    /** The criteria in the order of the policy. */
    List<Criterion> criteria() {
        return criteria;
    }

    /** The different tests of the policy. */
    List<Test> tests() {
        return tests;
    }

    /** The terms that the policy names, with their text. */
    Map<TermKey, String> terms() {
        return terms;
    }

    KieSession newSession() {
        return base.newKieSession();
    }

    /** Notes one more user; what is in use is not closed. */
    synchronized CompiledPolicy acquire() {
        users++;
        return this;
    }

    synchronized void release() {
        users--;
        closeWhenUnused();
    }

    /** Lets go of the knowledge base as soon as nobody uses it. */
    synchronized void retire() {
        retired = true;
        closeWhenUnused();
    }

    private void closeWhenUnused() {
        if (retired && users == 0) {
            container.dispose();
        }
    }
}
