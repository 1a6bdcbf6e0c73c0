package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.List;

/** Activations for tests, which are forgotten with the test. */
public final class ActivationsInMemory implements Activations {
    private final List<Activation> entered = new ArrayList<>();

    @Override
    public synchronized Activation enter(Activation.Entry entry) {
        Activation activation = new Activation(entered.size() + 1, entry, null);
        entered.add(activation);
        return activation;
    }

    @Override
    public synchronized List<Activation> of(ReleaseKind kind) {
        return entered.stream().filter(one -> one.entry().kind() == kind).toList();
    }

    @Override
    public synchronized void refuse(Activation activation, Activation.Refusal refusal) {
        int at = (int) activation.number() - 1;
        if (entered.get(at).refusal() == null) {
            entered.set(at, new Activation(activation.number(), activation.entry(), refusal));
        }
    }
}
