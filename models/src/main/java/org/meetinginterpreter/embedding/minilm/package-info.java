/** all-MiniLM-L6-v2 on DJL's ONNX Runtime engine. */
package org.meetinginterpreter.embedding.minilm;
