package org.precisionbenefit.casework;

/** How does a door write this answer? It is called before the commit, so that what is sent is what is kept. */
@FunctionalInterface
public interface RenderAnswer {
    String render(CaseFile file);
}
