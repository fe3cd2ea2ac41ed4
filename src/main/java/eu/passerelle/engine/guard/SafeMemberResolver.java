package eu.passerelle.engine.guard;

import eu.passerelle.model.TimeLimitSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;

/** Reads and calls what {@link SafeMembers} allows, and refuses the rest: the last link of the chain, so nothing passes it. */
class SafeMemberResolver extends ReadOnlyResolver {

  private final ModelBeans beans;

  SafeMemberResolver(ModelBeans beans) {
    this.beans = beans;
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null) {
      return null;
    }
    context.setPropertyResolved(true);
    if (base instanceof Map<?, ?> map) {
      return map.get(property);
    }
    if (base instanceof List<?> list && property instanceof Number index) {
      return list.get(index.intValue());
    }
    Method getter = SafeMembers.getter(base, String.valueOf(property)).orElseThrow(() -> refused(property, base));
    return call(getter, base, new Object[0]);
  }

  @Override
  public Object invoke(ELContext context, Object base, Object name, Class<?>[] types, Object[] arguments) {
    if (base == null) {
      return null;
    }
    Object[] given = arguments == null ? new Object[0] : arguments;
    Method method = timeLimit(base, name, given.length)
        .or(() -> SafeMembers.method(base, String.valueOf(name), given.length))
        .orElseThrow(() -> refused(name, base));
    context.setPropertyResolved(true);
    return call(method, base, coerce(context, method.getParameterTypes(), given));
  }

  private Optional<Method> timeLimit(Object base, Object name, int parameters) {
    if (!"of".equals(name) || beans.find(TimeLimitSource.BEAN).filter(bean -> bean == base).isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(base.getClass().getMethods())
        .filter(method -> method.getName().equals("of") && method.getParameterCount() == parameters && !method.isBridge())
        .findFirst();
  }

  private static Object[] coerce(ELContext context, Class<?>[] types, Object[] arguments) {
    var factory = (ExpressionFactory) context.getContext(ExpressionFactory.class);
    Object[] coerced = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      coerced[i] = types[i].isInstance(arguments[i]) ? arguments[i] : factory.coerceToType(arguments[i], types[i]);
    }
    return coerced;
  }

  private static Object call(Method method, Object base, Object[] arguments) {
    try {
      if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
        method.setAccessible(true);
      }
      return method.invoke(base, arguments);
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause().getMessage(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new ELException(e);
    }
  }

  private static ELException refused(Object member, Object base) {
    return new ELException("An expression may not use '" + member + "' of a " + base.getClass().getSimpleName());
  }
}
