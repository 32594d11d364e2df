package main

import (
	"errors"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
)

// A rejection says who refuses a request, and why.
type rejection struct {
	// kubectl, decoding, allocation, validation or storage.
	By     string           `json:"by"`
	Errors []rejectionError `json:"errors"`
}

type rejectionError struct {
	// Where, as Kubernetes spells it: spec.ports[0].name. Empty for the whole object.
	Field   string `json:"field"`
	Message string `json:"message"`
}

func (r *rejection) Error() string { return r.By }

// rejectedBy is an error that rejects the request, or nil without errors.
func rejectedBy(by string, err error) error {
	if err == nil {
		return nil
	}
	var status apierrors.APIStatus
	if !errors.As(err, &status) || status.Status().Details == nil || len(status.Status().Details.Causes) == 0 {
		return &rejection{By: by, Errors: []rejectionError{{Message: err.Error()}}}
	}
	rejected := &rejection{By: by}
	for _, cause := range status.Status().Details.Causes {
		rejected.Errors = append(rejected.Errors, rejectionError{Field: cause.Field, Message: cause.Message})
	}
	return rejected
}

func rejectionOf(err error) *rejection {
	var rejected *rejection
	if errors.As(err, &rejected) {
		return rejected
	}
	return nil
}
