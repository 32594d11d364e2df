// The referee answers questions about manifests with Kubernetes' own code: what an API server of the version that it
// is built from stores, or why it rejects the request. It reads a JSON object a line from its input and prints an
// answer a line, in the same order.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/capabilities"
	"sigs.k8s.io/yaml"
)

// A question is one operation on one object.
type question struct {
	ID json.RawMessage `json:"id"`
	// create, apply or podSecurity.
	Operation string `json:"operation"`
	// The manifest, as JSON or as YAML.
	Object json.RawMessage `json:"object"`
	YAML   string          `json:"yaml"`
	// Of apply: the object as the API server has it, and the manifest that was applied last.
	Live        json.RawMessage `json:"live"`
	LastApplied json.RawMessage `json:"lastApplied"`
	// Of podSecurity: privileged, baseline or restricted.
	Level string `json:"level"`
}

// An answer has one field beside its ID.
type answer struct {
	ID json.RawMessage `json:"id,omitempty"`
	// The object as it is stored, without what the API server makes up: uid, creationTimestamp, resourceVersion.
	Object json.RawMessage `json:"object,omitempty"`
	// Why the request is rejected.
	Rejection *rejection `json:"rejection,omitempty"`
	// Of podSecurity: what the level forbids; empty if the pod is admitted.
	Violations *[]string `json:"violations,omitempty"`
	// Why the question can't be answered.
	Failure string `json:"failure,omitempty"`
}

type operation func(question) (answer, error)

var operations = map[string]operation{"create": create, "apply": apply, "podSecurity": podSecurity}

func main() {
	klog.SetLogger(logr.Discard())
	capabilities.Initialize(capabilities.Capabilities{AllowPrivileged: true})
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// answerAll answers several questions at once, and prints the answers in the order of the questions.
func answerAll(input io.Reader, output io.Writer) error {
	waiting := make(chan chan answer, 64*runtime.NumCPU())
	slots := make(chan struct{}, runtime.NumCPU())
	failed := make(chan error, 1)
	go func() {
		defer close(waiting)
		reader := bufio.NewReaderSize(input, 1<<20)
		for {
			line, err := reader.ReadBytes('\n')
			if strings.TrimSpace(string(line)) != "" {
				reply := make(chan answer, 1)
				waiting <- reply
				slots <- struct{}{}
				go func() {
					reply <- answerLine(line)
					<-slots
				}()
			}
			if err != nil {
				if err != io.EOF {
					failed <- err
				}
				return
			}
		}
	}()
	writer := bufio.NewWriterSize(output, 1<<20)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for reply := range waiting {
		if err := encoder.Encode(<-reply); err != nil {
			return err
		}
		// Whoever waits for this answer before the next question gets it now.
		if len(waiting) == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
	}
	select {
	case err := <-failed:
		return err
	default:
		return writer.Flush()
	}
}

func answerLine(line []byte) (given answer) {
	var asked question
	defer func() {
		if problem := recover(); problem != nil {
			given = answer{Failure: fmt.Sprintf("panic: %v", problem)}
		}
		given.ID = asked.ID
	}()
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Failure: fmt.Sprintf("malformed question: %v", err)}
	}
	answerTo, isKnown := operations[asked.Operation]
	if !isKnown {
		return answer{Failure: fmt.Sprintf("unknown operation %q: create, apply or podSecurity", asked.Operation)}
	}
	if asked.YAML != "" {
		object, err := yaml.YAMLToJSONStrict([]byte(asked.YAML))
		if err != nil {
			return answer{Rejection: rejectionOf(rejectedBy("decoding", err))}
		}
		asked.Object = object
	}
	given, err := answerTo(asked)
	if rejected := rejectionOf(err); rejected != nil {
		return answer{Rejection: rejected}
	}
	if err != nil {
		return answer{Failure: err.Error()}
	}
	return given
}
