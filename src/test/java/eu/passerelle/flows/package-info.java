/** What people and the clock do in each flow, told as the business tells it. */
package eu.passerelle.flows;
