/** What a deployed diagram says beyond BPMN, read while the engine parses it. */
package eu.passerelle.engine.flow;
