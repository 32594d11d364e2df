package main

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaim"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaimtemplate"
	"k8s.io/kubernetes/pkg/registry/storage/volumeattributesclass"
)

func init() {
	strategies[schema.GroupKind{Group: "resource.k8s.io", Kind: "ResourceClaim"}] = made(resourceclaim.NewStrategy)
	strategies[schema.GroupKind{Group: "resource.k8s.io", Kind: "ResourceClaimTemplate"}] = made(resourceclaimtemplate.NewStrategy)
	strategies[schema.GroupKind{Group: "storage.k8s.io", Kind: "VolumeAttributesClass"}] = volumeattributesclass.Strategy
}
