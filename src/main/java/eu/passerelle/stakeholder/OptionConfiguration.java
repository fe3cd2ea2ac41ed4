package eu.passerelle.stakeholder;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes one source of options of every role in the catalogue. */
@Configuration(proxyBeanMethods = false)
class OptionConfiguration {

  @Bean
  static BeanDefinitionRegistryPostProcessor organisationOptions() {
    return registry -> new Roles().list().forEach(role -> registry.registerBeanDefinition("organisations." + role.key(),
        BeanDefinitionBuilder.rootBeanDefinition(OrganisationOptions.class).addConstructorArgValue(role.key())
            .setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR).getBeanDefinition()));
  }
}
