package eu.passerelle.engine.guard;

import org.camunda.bpm.impl.juel.jakarta.el.ELContext;

/** Resolves the names of the open beans, before any variable could take such a name. */
class ModelBeanResolver extends ReadOnlyResolver {

  private final ModelBeans beans;

  ModelBeanResolver(ModelBeans beans) {
    this.beans = beans;
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base != null) {
      return null;
    }
    return beans.find((String) property).map(bean -> {
      context.setPropertyResolved(true);
      return bean;
    }).orElse(null);
  }
}
